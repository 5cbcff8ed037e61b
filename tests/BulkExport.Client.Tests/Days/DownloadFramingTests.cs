using Microsoft.Extensions.DependencyInjection;
using static BulkExport.TestSupport.TestClientFactory;

namespace BulkExport.Client.Tests.Days;

/// <summary>Responses that the simulated service does not send: unusual framing, a body that stalls, and a link without a body.</summary>
public sealed class DownloadFramingTests : DownloadTestBase
{
    [Theory]
    [InlineData("", "", false)]
    [InlineData("Content-Length: 0\r\n", "", true)]
    [InlineData("Transfer-Encoding: chunked\r\n", "0\r\n\r\n", true)]
    public async Task DownloadAsync_EmptyBody_ReturnsNoRecordsOnlyIfFramed(string header, string body, bool isFramed)
    {
        await using var server = new RawServer()
            .Then(RespondWithLink)
            .Then(_ => connection => connection.SendAsync($"HTTP/1.1 200 OK\r\n{header}\r\n{body}"))
            .Then(RespondWithLink)
            .Then(_ => RawServer.Respond(OneMember));

        Assert.Equal(isFramed ? 0 : 3, (await DownloadAsync(server)).RecordCount);
    }

    [Fact]
    public async Task DownloadAsync_BodyStalls_RetriesAfterIdleTimeout()
    {
        await using var server = new RawServer()
            .Then(RespondWithLink)
            .Then(s => s.Stall(OneMember, 10))
            .Then(RespondWithLink)
            .Then(_ => RawServer.Respond(OneMember));
        var timeProvider = new AutoAdvanceTimeProvider();
        await using var provider = Build(server.BaseAddress, timeProvider, loggerProvider: Logs);

        var downloadTask = DownloadAsync(provider.GetRequiredService<IBulkExportClient>());
        for (var timeout = 0; timeout < 4; timeout++) // of the link, the response headers, the read that succeeds, the read that stalls
        {
            await timeProvider.TimeoutStarted.WaitAsync(Cancellation);
        }

        timeProvider.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(3, (await downloadTask).RecordCount);
    }

    [Fact]
    public async Task DownloadAsync_LinkOnlyInLocationHeader_DownloadsFile()
    {
        await using var server = new RawServer()
            .Then(s => RawServer.Respond(307, "", $"Location: {CreateLink(s)}"))
            .Then(_ => RawServer.Respond(OneMember));

        Assert.Equal(3, (await DownloadAsync(server)).RecordCount);
    }

    private static string CreateLink(RawServer server) => $"{server.BaseAddress}files/day?{LinkSecret}-Signature=0123456789";

    private static RawServer.RequestHandler RespondWithLink(RawServer server) =>
        RawServer.Respond(307, $$"""{"redirect_to":"{{CreateLink(server)}}"}""");

    private async Task<ExportFile> DownloadAsync(RawServer server)
    {
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider(), loggerProvider: Logs);
        return await DownloadAsync(provider.GetRequiredService<IBulkExportClient>());
    }
}
