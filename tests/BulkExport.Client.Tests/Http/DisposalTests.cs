namespace BulkExport.Client.Tests.Http;

public sealed class DisposalTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dispose_DuringARequest_ThrowsObjectDisposedException()
    {
        await using var fixture = new ServiceFixture();
        using var received = fixture.IgnoreRequests(1);
        using var client = new BulkExportClient(fixture.Service.CreateClientOptions());

        var fetchTask = client.Jobs.FetchAsync(TestAccount.JobSid, Cancellation);
        await received.WaitAsync(Cancellation);
        client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => fetchTask);
    }

    [Fact]
    public async Task Dispose_BeforeARequest_ThrowsObjectDisposedException()
    {
        await using var fixture = new ServiceFixture();
        var client = new BulkExportClient(fixture.Service.CreateClientOptions());
        client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.Jobs.FetchAsync(TestAccount.JobSid, Cancellation));
        await Assert.ThrowsAsync<ObjectDisposedException>(() =>
            client.Days.OpenReadAsync(ResourceType.Messages, new(2026, 7, 1), Cancellation)
        );
        Assert.Empty(fixture.Requests);
    }

    [Fact]
    public async Task Dispose_DuringADownload_ThrowsObjectDisposedException()
    {
        await using var fixture = new ServiceFixture();
        fixture.AddFile(new(2026, 7, 1));
        using var received = fixture.IgnoreRequests(1, request => request.IsFileRequest);
        using var client = new BulkExportClient(fixture.Service.CreateClientOptions());

        var openTask = client.Days.OpenReadAsync(ResourceType.Messages, new(2026, 7, 1), Cancellation);
        await received.WaitAsync(Cancellation);
        client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => openTask);
    }
}
