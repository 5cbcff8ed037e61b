using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace BulkExport.Client.Tests.Errors;

/// <summary>Heads that cannot be read, which .NET quotes: what comes out is masked, in logs too. Over sockets.</summary>
public sealed class NetworkExceptionSanitizerTests
{
    private const string Secret = "anna@example.org";

    public static TheoryData<string> Heads => [$"HTTP/{Secret} 200 OK\r\n\r\n", $"HTTP/1.1 200 OK\r\nno colon but {Secret}\r\n\r\n"];

    [Theory]
    [MemberData(nameof(Heads))]
    public async Task FetchAsync_HeadCannotBeRead_ShowsNothingOfIt(string head)
    {
        await using var server = new RawServer(connection => connection.SendAsync(head));
        var (client, logs) = Create(server);
        using var _ = client;

        var thrown = await Assert.ThrowsAsync<BulkExportConnectionException>(() =>
            client.Jobs.FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken)
        );

        Assert.DoesNotContain(Secret, thrown.ToString(), StringComparison.Ordinal);
        Assert.Contains("***", thrown.Message, StringComparison.Ordinal);
        AssertSilent(logs);
    }

    [Theory]
    [MemberData(nameof(Heads))]
    public async Task DownloadAsync_HeadCannotBeRead_ShowsNothingOfIt(string head)
    {
        await using var store = new RawServer(connection => connection.SendAsync(head));
        await using var server = new RawServer(RawServer.Answer(307, $$"""{"redirect_to":"{{store.BaseAddress}}"}"""));
        var (client, logs) = Create(server);
        using var _ = client;
        var folder = Directory.CreateTempSubdirectory("bulkexport-tests-").FullName;

        var thrown = await Assert.ThrowsAsync<BulkExportConnectionException>(() =>
            client.Days.DownloadAsync(
                ResourceType.Messages,
                new(2026, 11, 1),
                Path.Combine(folder, "day.gz"),
                cancellationToken: TestContext.Current.CancellationToken
            )
        );

        Assert.DoesNotContain(Secret, thrown.ToString(), StringComparison.Ordinal);
        AssertSilent(logs);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Clean_NothingForeign_IsTheSame()
    {
        var failure = new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused (127.0.0.1:80)", new IOException("x"));

        Assert.Same(failure, NetworkExceptionSanitizer.Sanitize(failure));
    }

    [Fact]
    public void Clean_TimeoutOfOurOwn_IsNotTouched()
    {
        var failure = new TimeoutException($"What we say of {Secret} ourselves");

        Assert.Same(failure, NetworkExceptionSanitizer.Sanitize(failure));
    }

    [Fact]
    public void Clean_CancellationThatCameUponAFailure_KeepsItsTokenAndHidesTheRest()
    {
        using var cancelled = new CancellationTokenSource();
        var failure = new TaskCanceledException("cancelled", new HttpRequestException($"Received {Secret}"), cancelled.Token);

        var clean = Assert.IsAssignableFrom<OperationCanceledException>(NetworkExceptionSanitizer.Sanitize(failure));

        Assert.Equal(cancelled.Token, clean.CancellationToken);
        Assert.DoesNotContain(Secret, clean.ToString(), StringComparison.Ordinal);
    }

    /// <summary>One that tries once more, so that there is something to log.</summary>
    private static (BulkExportClient Client, FakeLogCollector Logs) Create(RawServer server)
    {
        var options = TestAccount.Options();
        options.BaseAddress = server.BaseAddress;
        options.MaxRetryAttempts = 1;
        var logs = new FakeLoggerProvider();
        return (new BulkExportClient(options, loggerFactory: new LoggerFactory([logs])), logs.Collector);
    }

    private static void AssertSilent(FakeLogCollector logs)
    {
        var lines = logs.GetSnapshot();
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.DoesNotContain(Secret, $"{line.Message} {line.Exception}", StringComparison.Ordinal));
    }
}
