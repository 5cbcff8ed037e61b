using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client.Tests.DependencyInjection;

/// <summary>Tests the handlers of clients that <see cref="IBulkExportClientFactory"/> creates.</summary>
public sealed class ClientFactoryHandlerTests : ClientFactoryTestBase
{
    private readonly List<RecordingHandler> _handlers = [];
    private readonly List<StubHandler> _primaryHandlers = [];

    [Fact]
    public async Task CreateClient_AdditionalHandler_CreatesInstanceForEachClient()
    {
        Builder.AddHttpMessageHandler(() => Add(new RecordingHandler()));

        await FetchAsync(Factory.CreateClient("Billing"));
        await FetchAsync(Factory.CreateClient("Billing"));
        await FetchAsync(Factory.CreateClient("Support"));

        Assert.Equal([2, 1], _handlers.Select(handler => handler.Requests.Count));
        Assert.All(_handlers[0].Requests, request => Assert.Equal(Basic(TestAccount.AccountSid), request.Headers.Authorization));
        Assert.Equal(Basic(OtherSid), _handlers[1].Requests[0].Headers.Authorization);
    }

    [Fact]
    public async Task CreateClient_SameAttemptTimeout_SharesPrimaryHandler()
    {
        Configuration.Set($"{Section}:Slow:AccountSid", OtherSid);
        Configuration.Set($"{Section}:Slow:AuthToken", TestAccount.AuthToken);
        Configuration.Set($"{Section}:Slow:AttemptTimeout", "00:00:20");
        Builder.ConfigurePrimaryHttpMessageHandler(() =>
        {
            _primaryHandlers.Add(StubHandler.WithJob());
            return _primaryHandlers[^1];
        });

        foreach (var name in new[] { "Billing", "Support", "Slow" })
        {
            await FetchAsync(Factory.CreateClient(name).Jobs);
        }

        Assert.Equal([2, 1], _primaryHandlers.Select(handler => handler.Requests.Count).Where(count => count > 0));
    }

    [Fact]
    public async Task CreateClient_DefaultAndDownloadHandlers_ApplyOnceToTheirClient()
    {
        Services.ConfigureHttpClientDefaults(defaults => defaults.AddHttpMessageHandler(() => Add(new RecordingHandler())));
        var downloads = new List<RecordingHandler>();
        Builder.ConfigureDownloadHttpClient(builder =>
            builder.AddHttpMessageHandler(() =>
            {
                downloads.Add(new RecordingHandler());
                return downloads[^1];
            })
        );

        await FetchAsync(Factory.CreateClient("Billing"));

        Assert.Single(Assert.Single(_handlers, handler => handler.Requests.Count > 0).Requests);
        Assert.Empty(Assert.Single(downloads).Requests);
    }

    [Fact]
    public async Task CreateClient_ConfiguredHttpClient_AppliesConfiguration()
    {
        Builder.ConfigureHttpClient(http => http.DefaultRequestHeaders.Add("X-Team", "data"));

        await FetchAsync(Factory.CreateClient("Support"));

        Assert.Equal(["data"], Service.Requests[0].Headers.GetValues("X-Team"));
    }

    [Fact]
    public async Task Dispose_ClientOrChain_DisposesPrimaryHandlerOnlyWithContainer()
    {
        var primary = new DisposableHandler();
        Builder.ConfigurePrimaryHttpMessageHandler(() => primary);
        ((BulkExportClient)Factory.CreateClient("Billing")).Dispose();

        Assert.Equal(0, primary.DisposeCount);
        new SharedHandler(primary).Dispose();
        Assert.Equal(0, primary.DisposeCount);
        await Provider.DisposeAsync();
        Assert.Equal(1, primary.DisposeCount);
    }

    private RecordingHandler Add(RecordingHandler handler)
    {
        _handlers.Add(handler);
        return handler;
    }

    private sealed class RecordingHandler : DelegatingHandler
    {
        public List<HttpRequestMessage> Requests { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(request);
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class DisposableHandler : HttpMessageHandler
    {
        public int DisposeCount { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException();

        protected override void Dispose(bool disposing)
        {
            DisposeCount++;
            base.Dispose(disposing);
        }
    }
}
