using System.Net;
using BulkExport.Client.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace BulkExport.Client.AspNetCore.Tests.Support;

/// <summary>An application with a webhook endpoint and a client for a simulated service.</summary>
internal sealed class WebhookHost : IAsyncDisposable
{
    public const string Path = "/hooks/bulkexport";

    private readonly SimulatedBulkExport _service;
    private readonly WebApplication _app;
    private readonly HttpClient? _http;

    private WebhookHost(SimulatedBulkExport service, WebApplication app, HandlerRecorder handler)
    {
        _service = service;
        _app = app;
        Handler = handler;
        _http = app.Services.GetRequiredService<IServer>() is TestServer test ? test.CreateClient() : null;
    }

    public HandlerRecorder Handler { get; }

    public IServiceProvider Services => _app.Services;

    public FakeLogCollector Logs => _app.Services.GetFakeLogCollector();

    /// <summary>Gets the URL of the endpoint on a test server.</summary>
    public static string Url => $"http://localhost{Path}";

    /// <summary>Gets the address of the Kestrel server.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<WebhookHost> StartAsync(
        SimulatedBulkExport service,
        Action<BulkExportWebhookOptions>? configure = null,
        HandlerRecorder? handler = null,
        TimeProvider? timeProvider = null,
        bool useKestrel = false,
        Action<IServiceCollection>? configureServices = null,
        Action<WebApplication>? configureApp = null
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        if (useKestrel)
        {
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        }
        else
        {
            builder.WebHost.UseTestServer();
        }

        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddFakeLogging();
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(timeProvider ?? TimeProvider.System);
        builder.Services.AddBulkExportClient(service.CreateClientOptions());
        builder.Services.AddBulkExportWebhooks();
        configureServices?.Invoke(builder.Services);
        var app = builder.Build();
        configureApp?.Invoke(app);
        app.UseRouting();
        handler ??= new HandlerRecorder();
        app.MapBulkExportWebhook(Path, handler.HandleAsync, configure);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new WebhookHost(service, app, handler);
    }

    /// <summary>Sends a signed form that names a job.</summary>
    public Task<HttpStatusCode> SendAsync(JobSid jobSid) =>
        SendFormAsync(
            Url,
            _service.AuthToken,
            KeyValuePair.Create("status", "completed"),
            KeyValuePair.Create("JobSid", jobSid.ToString())
        );

    /// <summary>Sends a signed form.</summary>
    public async Task<HttpStatusCode> SendFormAsync(string url, string token, params KeyValuePair<string, string>[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add(WebhookSignatureValidator.SignatureHeaderName, WebhookSigner.Sign(token, url, fields));
        return await SendAsync(request);
    }

    public async Task<HttpStatusCode> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http!.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    /// <summary>Waits until no notification is being processed.</summary>
    public Task WaitUntilIdleAsync() =>
        Services
            .GetRequiredService<WebhookProcessorService>()
            .Processors.Single()
            .WaitUntilIdleAsync(TestContext.Current.CancellationToken);

    /// <summary>Stops the host gracefully, which waits for the handlers that are running.</summary>
    public Task StopAsync(CancellationToken? cancellationToken = null) => _app.StopAsync(cancellationToken ?? CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        await _app.DisposeAsync();
    }
}
