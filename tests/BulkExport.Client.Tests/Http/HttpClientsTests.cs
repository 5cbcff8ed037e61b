using Microsoft.Extensions.Logging.Abstractions;

namespace BulkExport.Client.Tests.Http;

public sealed class HttpClientsTests
{
    [Fact]
    public void Constructor_SetsBaseAddressUserAgentAndInfiniteTimeout()
    {
        var options = TestAccount.Options();
        using var clients = Create(StubHandler.WithJob(), StubHandler.WithJob());

        Assert.Equal(options.BaseAddress, clients.Api.BaseAddress);
        Assert.All(
            [clients.Api, clients.Downloads],
            http =>
            {
                Assert.Equal(Timeout.InfiniteTimeSpan, http.Timeout);
                Assert.Matches(@"^BulkExport\.Client/\d+\.\d+\.\S+ \.NET/\d+\.\d+", http.DefaultRequestHeaders.UserAgent.ToString());
            }
        );
    }

    [Fact]
    public async Task Downloads_RequestToBaseAddress_SendsNoCredentials()
    {
        var (api, downloads) = (StubHandler.WithJob(), StubHandler.WithJob());
        using var clients = Create(api, downloads);
        var uri = new Uri(TestAccount.Options().BaseAddress, "/v1/file");

        using var apiResponse = await clients.Api.GetAsync(uri, TestContext.Current.CancellationToken);
        using var downloadResponse = await clients.Downloads.GetAsync(uri, TestContext.Current.CancellationToken);

        Assert.Equal("Basic", Assert.Single(api.Requests).Headers.Authorization?.Scheme);
        Assert.Null(Assert.Single(downloads.Requests).Headers.Authorization);
    }

    [Fact]
    public async Task Api_DeleteRequest_SendsEmptyContent()
    {
        var handler = StubHandler.WithJob();
        using var clients = Create(handler, handler);

        using var response = await clients.Api.DeleteAsync(new Uri("/v1/thing", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(0, Assert.Single(handler.Requests).Content?.Headers.ContentLength);
    }

    private static HttpClients Create(HttpMessageHandler api, HttpMessageHandler downloads)
    {
        var options = TestAccount.Options();
        var credentials = new CredentialProvider(options, () => options, NullLogger.Instance);
        return new(options.BaseAddress, credentials, api, downloads, disposeHandlers: true);
    }
}
