using System.Net;

namespace BulkExport.Client.Tests.Http;

public sealed class PrimaryHandlerConfiguratorTests
{
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);

    [Fact]
    public void Configure_NewSocketsHttpHandler_SetsAllValues()
    {
        using var handler = new SocketsHttpHandler();

        PrimaryHandlerConfigurator.Configure(handler, AttemptTimeout);

        Assert.False(handler.AllowAutoRedirect);
        Assert.False(handler.UseCookies);
        Assert.IsType<HttpsOnlyProxy>(handler.Proxy);
        Assert.Equal(TimeSpan.FromMinutes(5), handler.PooledConnectionLifetime);
        Assert.Equal(TimeSpan.FromSeconds(45), handler.PooledConnectionIdleTimeout);
        Assert.Equal(TimeSpan.FromSeconds(5), handler.ConnectTimeout);
        Assert.Equal(100, handler.MaxConnectionsPerServer);
    }

    [Fact]
    public void Configure_HandlerOfTheApplication_KeepsItsConnectionSettings()
    {
        using var handler = new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromHours(1),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(3),
            ConnectTimeout = TimeSpan.FromSeconds(2),
            MaxConnectionsPerServer = 4,
            UseProxy = false,
        };

        PrimaryHandlerConfigurator.Configure(handler, AttemptTimeout);

        Assert.Equal(DecompressionMethods.None, handler.AutomaticDecompression);
        Assert.Equal(TimeSpan.FromHours(1), handler.PooledConnectionLifetime);
        Assert.Equal(TimeSpan.FromSeconds(3), handler.PooledConnectionIdleTimeout);
        Assert.Equal(TimeSpan.FromSeconds(2), handler.ConnectTimeout);
        Assert.Equal(4, handler.MaxConnectionsPerServer);
        Assert.Null(handler.Proxy);
    }

    [Fact]
    public void Configure_HttpClientHandlerInAChain_ConfiguresIt()
    {
        var proxy = new WebProxy("http://proxy.example:8080");
        using var client = new HttpClientHandler { AutomaticDecompression = DecompressionMethods.GZip, Proxy = proxy };
        using var chain = new PassThroughHandler { InnerHandler = new PassThroughHandler { InnerHandler = client } };

        PrimaryHandlerConfigurator.Configure(chain, AttemptTimeout);

        Assert.False(client.AllowAutoRedirect);
        Assert.False(client.UseCookies);
        Assert.Equal(DecompressionMethods.None, client.AutomaticDecompression);
        Assert.Equal(100, client.MaxConnectionsPerServer);
        var uri = new Uri("https://bulkexports.twilio.com/");
        Assert.Equal(proxy.GetProxy(uri), client.Proxy!.GetProxy(uri));
    }

    [Fact]
    public async Task Configure_UsedHandler_ThrowsWithReason()
    {
        await using var server = new RawServer(RawServer.Respond(200, "{}"));
        using var handler = new SocketsHttpHandler();
        using (var http = new HttpClient(handler, disposeHandler: false))
        {
            await http.GetStringAsync(server.BaseAddress, TestContext.Current.CancellationToken);
        }

        var exception = Assert.Throws<InvalidOperationException>(() => new BulkExportClient(TestAccount.Options(), handler: handler));

        Assert.Equal(
            "The SocketsHttpHandler has already sent a request, so it cannot be configured for the client. Pass a new handler to the client.",
            exception.Message
        );
    }

    [Fact]
    public async Task Configure_HandlerOfAnotherClientThatWasUsed_IsAccepted()
    {
        await using var server = new RawServer(RawServer.Respond(200, $$"""{"job_sid":"{{TestAccount.JobSidText}}"}"""));
        using var handler = new PassThroughHandler { InnerHandler = new SocketsHttpHandler() };
        var options = TestAccount.Options();
        options.BaseAddress = server.BaseAddress;
        using var first = new BulkExportClient(options, handler: handler);
        await first.Jobs.FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken);

        using var second = new BulkExportClient(options, handler: handler);

        Assert.Equal(TestAccount.JobSid, (await second.Jobs.FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken)).JobSid);
    }

    [Fact]
    public async Task OpenReadAsync_UnknownHandlerFollowsRedirects_ThrowsWithoutRetry()
    {
        var handler = new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.OK)
        {
            RequestMessage = new HttpRequestMessage(HttpMethod.Get, "https://files.example/day.json.gz?token=secret"),
        });
        using var client = new BulkExportClient(TestAccount.Options(), handler: handler);

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            client.Days.OpenReadAsync(ResourceType.Messages, new(2026, 7, 1), TestContext.Current.CancellationToken)
        );

        Assert.Contains("failed because the primary handler followed a redirect to ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("files.example", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task OpenReadAsync_HandlerSendsToAGatewayThatFails_Retries()
    {
        var handler = new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)
        {
            RequestMessage = new HttpRequestMessage(HttpMethod.Get, "https://gateway.example/v1/Exports/Messages/Days/2026-07-01"),
        });
        using var client = new BulkExportClient(TestAccount.Options(), new AutoAdvanceTimeProvider(), handler: handler);

        await Assert.ThrowsAsync<BulkExportApiException>(() =>
            client.Days.OpenReadAsync(ResourceType.Messages, new(2026, 7, 1), TestContext.Current.CancellationToken)
        );

        Assert.Equal(5, handler.Requests.Count);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000/", true)]
    [InlineData("https://bulkexports.twilio.com/", false)]
    public void HttpsProxy_Scheme_DecidesWhetherTheProxyIsUsed(string uri, bool isBypassed)
    {
        var proxy = new HttpsOnlyProxy(new WebProxy("http://proxy.example:8080"));

        Assert.Equal(isBypassed, proxy.IsBypassed(new Uri(uri)));
        Assert.Equal(isBypassed ? null : new Uri("http://proxy.example:8080"), proxy.GetProxy(new Uri(uri)));
    }

    private sealed class PassThroughHandler : DelegatingHandler;
}
