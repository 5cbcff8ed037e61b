using System.Net;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Days;

/// <summary>Failures of the file host. Each retry requests a new download link, because a link can be used only once.</summary>
public sealed class DownloadRetryTests : DownloadTestBase
{
    [Theory]
    [InlineData("reset")]
    [InlineData("truncated")]
    [InlineData("403")]
    [InlineData("404")]
    [InlineData("500")]
    [InlineData("corrupt")]
    [InlineData("shorter")]
    public async Task DownloadAsync_TransferFails_RetriesWithNewLink(string failure)
    {
        await using var fixture = new ServiceFixture(loggerProvider: Logs);
        var file = fixture.AddFile(Day);
        fixture.Faults.Enqueue(CreateFault(failure, file), IsFileRequest);

        Assert.Equal(3, (await DownloadAsync(fixture.Client)).RecordCount);
        Assert.Equal(file.ToArray(), await File.ReadAllBytesAsync(Target, Cancellation));
        Assert.Equal([false, true, false, true], fixture.Requests.Select(IsFileRequest));
        AssertNoTempFiles();
    }

    [Fact]
    public async Task DownloadAsync_TransferFailsTwice_IncreasesDelayAndLogsBothFailures()
    {
        await using var fixture = new ServiceFixture(loggerProvider: Logs);
        fixture.AddFile(Day);
        fixture.Faults.Enqueue(2, Fault.Status(HttpStatusCode.InternalServerError), IsFileRequest);

        await DownloadAsync(fixture.Client);

        Assert.Collection(
            fixture.TimeProvider.Delays,
            first => Assert.InRange(first, RetryBackoff.BaseDelay / 2, RetryBackoff.BaseDelay),
            second => Assert.InRange(second, RetryBackoff.BaseDelay, 2 * RetryBackoff.BaseDelay)
        );
        Assert.Collection(
            Logs.Collector.GetSnapshot().Where(record => record.Id.Id == 5 && record.Category == typeof(BulkExportClient).FullName),
            first =>
                Assert.StartsWith(
                    "Attempt 1 to download the Messages file for 2026-11-01 failed; retrying in ",
                    first.Message,
                    StringComparison.Ordinal
                ),
            second =>
                Assert.StartsWith(
                    "Attempt 2 to download the Messages file for 2026-11-01 failed; retrying in ",
                    second.Message,
                    StringComparison.Ordinal
                )
        );
        Assert.Contains(
            Logs.Collector.GetSnapshot(),
            record => record.Message.Contains("'OnRetry', Source: 'BulkExport.Client.Downloads/(null)/Retry'", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("truncated", false)]
    [InlineData("403", false, 2)] // a permanent error: one new link is requested
    [InlineData("corrupt", true)]
    [InlineData("shorter", true)]
    public async Task DownloadAsync_AllTransfersFail_ThrowsAndDeletesTempFile(string failure, bool isFormatException, int attempts = 5)
    {
        await using var fixture = new ServiceFixture(loggerProvider: Logs);
        fixture.Faults.Enqueue(int.MaxValue, CreateFault(failure, fixture.AddFile(Day)), IsFileRequest);

        var exception = await Assert.ThrowsAnyAsync<BulkExportException>(() => DownloadAsync(fixture.Client));

        Assert.Equal(isFormatException, exception is BulkExportFormatException);
        Assert.StartsWith("The download of the Messages file for 2026-11-01 failed after ", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"failed after {attempts} attempts", exception.Message, StringComparison.Ordinal);
        Assert.Equal(2 * attempts, fixture.Requests.Count);
        Assert.False(File.Exists(Target));
        AssertNoTempFiles();
        AssertNoSecret(exception);
    }

    [Fact]
    public async Task DownloadAsync_FileHostDoesNotRespond_ThrowsTimeout()
    {
        await using var fixture = new ServiceFixture(options => options.MaxRetryAttempts = 0, Logs, useSimulatedTime: true);
        fixture.AddFile(Day);
        fixture.Faults.Enqueue(Fault.NoResponse(), IsFileRequest);

        var exception = await Assert.ThrowsAsync<BulkExportConnectionException>(() =>
            fixture.SimulatedTime.AdvanceUntilCompletedAsync(DownloadAsync(fixture.Client), Cancellation)
        );
        Assert.True(exception.IsTimeout);
        Assert.Contains(
            " failed after 1 attempt. The file host did not respond within 30 s. ",
            exception.Message,
            StringComparison.Ordinal
        );
    }

    private static bool IsFileRequest(ReceivedRequest request) => request.IsFileRequest;

    private static Fault CreateFault(string failure, SimulatedFile file) =>
        failure switch
        {
            "reset" => Fault.ConnectionReset(),
            "truncated" => Fault.ConnectionDroppedMidBody(20),
            "corrupt" => Fault.BodyCorrupted((int)file.Length - 24),
            "shorter" => Fault.BodyTruncated((int)file.Length - 4),
            _ => Fault.Status(Enum.Parse<HttpStatusCode>(failure)),
        };
}
