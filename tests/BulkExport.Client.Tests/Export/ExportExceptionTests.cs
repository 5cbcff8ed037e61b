using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Export;

/// <summary>Tests exceptions that a store or a progress handler throws during an export.</summary>
public class ExportExceptionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ExportAsync_KilledBetweenCommitAndConfirmation_IdentifiesFileByChecksum()
    {
        var store = new InMemoryExportStore();
        await using var fixture = new ExportFixture();
        var crash = new Stores.CrashingStore(store) { CrashesAfterCommit = true };
        await Assert.ThrowsAsync<NotSupportedException>(() =>
            fixture.Client.ExportAsync(ExportFixture.CreateRequest(1), crash, cancellationToken: Cancellation)
        );
        fixture.Service.Requests.Clear();

        var result = await fixture.Client.ExportAsync(ExportFixture.CreateRequest(1), store, cancellationToken: Cancellation);

        Assert.Equal(ExportDayStatus.AlreadyDownloaded, result.Days[0].Status);
        Assert.Equal(result.Jobs[0].JobSid, result.Days[0].File!.JobSid);
        Assert.Empty(fixture.Service.Requests);
    }

    [Fact]
    public async Task ExportAsync_StoreThrowsOtherException_ThrowsSameExceptionWithoutRetry()
    {
        await using var fixture = new ExportFixture();
        var store = new Stores.CrashingStore(new InMemoryExportStore()) { WriteException = new IOException("The bucket does not exist.") };

        var thrown = await Assert.ThrowsAsync<IOException>(() =>
            fixture.Client.ExportAsync(ExportFixture.CreateRequest(1), store, cancellationToken: Cancellation)
        );

        Assert.Same(store.WriteException, thrown);
        Assert.Equal(1, fixture.Requests.Count(call => call == "GET /v1/Exports/Messages/Days/2026-11-01"));
    }

    [Fact]
    public async Task ExportAsync_ProgressHandlerThrows_ThrowsSameException()
    {
        await using var fixture = new ExportFixture();
        var exception = new HttpRequestException("Thrown by the handler.");
        var progress = new CallbackProgress<ExportProgress>(report =>
        {
            if (report.BytesReceived > 0)
            {
                throw exception;
            }
        });

        Assert.Same(exception, await Assert.ThrowsAsync<HttpRequestException>(() => fixture.ExportAsync(1, progress)));
        Assert.Equal(1, fixture.Requests.Count(call => call == "GET /v1/Exports/Messages/Days/2026-11-01"));
    }
}
