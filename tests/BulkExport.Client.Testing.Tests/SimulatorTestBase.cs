using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.Testing.Tests;

/// <summary>A simulated service on a fake clock, and an HTTP client that shows what comes over the wire.</summary>
public abstract class SimulatorTestBase : IAsyncLifetime
{
    protected static readonly DateTimeOffset Start = new(2026, 7, 10, 12, 0, 0, TimeSpan.Zero);

    protected SimulatorTestBase()
        : this(new FakeTimeProvider(Start), clock => new SimulatedBulkExportOptions { TimeProvider = clock }) { }

    protected SimulatorTestBase(Func<TimeProvider, SimulatedBulkExportOptions> options)
        : this(new FakeTimeProvider(Start), options) { }

    private SimulatorTestBase(FakeTimeProvider clock, Func<TimeProvider, SimulatedBulkExportOptions> options)
    {
        Clock = clock;
        Service = SimulatedBulkExport.Start(options(clock));
        Http = CreateHttp(Service.AccountSid, Service.AuthToken);
    }

    protected FakeTimeProvider Clock { get; }

    protected SimulatedBulkExport Service { get; }

    protected HttpClient Http { get; }

    protected static SimulatedJob ThreeDays { get; } = new() { StartDay = new(2026, 7, 1), EndDay = new(2026, 7, 3) };

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        DisposeClients();
        await Service.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual void DisposeClients() { }

    protected static Uri PathOf(JobSid sid) => new($"v1/Exports/Jobs/{sid}", UriKind.Relative);

    protected static string ErrorBody(int code, string message, int status) =>
        $$"""{"code":{{code}},"message":"{{message}}","more_info":"https://www.twilio.com/docs/errors/{{code}}","status":{{status}}}""";

    protected HttpClient CreateHttp(string? user = null, string? secret = null, bool followsRedirects = true)
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = followsRedirects }) { BaseAddress = Service.BaseAddress };
        if (user is not null)
        {
            var credential = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{secret}"));
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", credential);
        }

        return http;
    }

    /// <summary>A client that tries once, so that a fault is seen as it is.</summary>
    protected BulkExportClient CreateClient(int retries = 0)
    {
        var options = Service.CreateClientOptions();
        options.MaxRetryAttempts = retries;
        return new BulkExportClient(options);
    }

    protected static async Task<Uri> LinkIn(HttpResponseMessage redirect)
    {
        using var document = JsonDocument.Parse(await redirect.Content.ReadAsStringAsync(Token));
        return new Uri(document.RootElement.GetProperty("redirect_to").GetString()!);
    }

    protected Task<JsonElement> FetchJsonAsync(JobSid sid) => FetchJsonAsync(PathOf(sid));

    protected Task<JsonElement> FetchJsonAsync(string path) => FetchJsonAsync(new Uri(path, UriKind.RelativeOrAbsolute));

    protected async Task<JsonElement> FetchJsonAsync(Uri path)
    {
        using var document = JsonDocument.Parse(await Http.GetStringAsync(path, Token));
        return document.RootElement.Clone();
    }

    protected Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), Token);

    protected async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Http.PostAsync(new Uri(path, UriKind.Relative), form, Token);
    }
}
