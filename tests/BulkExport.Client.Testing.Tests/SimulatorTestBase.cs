using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.Testing.Tests;

/// <summary>The base class of simulator tests: a simulator with a fake time provider, and an authenticated HTTP client for raw responses.</summary>
public abstract class SimulatorTestBase : IAsyncLifetime
{
    protected static readonly DateTimeOffset Start = new(2026, 7, 10, 12, 0, 0, TimeSpan.Zero);

    protected SimulatorTestBase()
        : this(new FakeTimeProvider(Start), timeProvider => new SimulatedBulkExportOptions { TimeProvider = timeProvider }) { }

    protected SimulatorTestBase(Func<TimeProvider, SimulatedBulkExportOptions> options)
        : this(new FakeTimeProvider(Start), options) { }

    private SimulatorTestBase(FakeTimeProvider time, Func<TimeProvider, SimulatedBulkExportOptions> options)
    {
        Time = time;
        Service = SimulatedBulkExport.Start(options(time));
        Http = CreateHttp(Service.AccountSid, Service.AuthToken);
    }

    /// <summary>Gets the time provider of the simulator, initially set to <see cref="Start"/>.</summary>
    protected FakeTimeProvider Time { get; }

    /// <summary>Gets the time elapsed since <see cref="Start"/>.</summary>
    protected TimeSpan Elapsed => Time.GetUtcNow() - Start;

    protected SimulatedBulkExport Service { get; }

    protected HttpClient Http { get; }

    /// <summary>Gets a job for three days that uses the default schedule.</summary>
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

    /// <summary>Disposes the HTTP clients of a derived class.</summary>
    protected virtual void DisposeClients() { }

    protected static Uri GetJobPath(JobSid sid) => new($"v1/Exports/Jobs/{sid}", UriKind.Relative);

    /// <summary>Returns the expected body of an error response in the default format.</summary>
    protected static string ErrorBody(int code, string message, int status) =>
        $$"""{"code":{{code}},"message":"{{message}}","more_info":"https://www.twilio.com/docs/errors/{{code}}","status":{{status}}}""";

    /// <summary>Creates an HTTP client whose base url is the API, without credentials by default.</summary>
    protected HttpClient CreateHttp(string? user = null, string? secret = null, bool followRedirects = true)
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = followRedirects }) { BaseAddress = Service.BaseAddress };
        if (user is not null)
        {
            var credential = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{secret}"));
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", credential);
        }

        return http;
    }

    /// <summary>Creates a client for the simulator. By default it does not retry, so that a fault reaches the caller.</summary>
    protected BulkExportClient CreateClient(int retries = 0)
    {
        var options = Service.CreateClientOptions();
        options.MaxRetryAttempts = retries;
        return new BulkExportClient(options);
    }

    /// <summary>Reads the URI in the body of a redirect response.</summary>
    protected static async Task<Uri> ReadLinkAsync(HttpResponseMessage redirect)
    {
        using var document = JsonDocument.Parse(await redirect.Content.ReadAsStringAsync(Token));
        return new Uri(document.RootElement.GetProperty("redirect_to").GetString()!);
    }

    protected Task<JsonElement> FetchJsonAsync(JobSid sid) => FetchJsonAsync(GetJobPath(sid));

    protected Task<JsonElement> FetchJsonAsync(string path) => FetchJsonAsync(new Uri(path, UriKind.RelativeOrAbsolute));

    protected async Task<JsonElement> FetchJsonAsync(Uri path)
    {
        using var document = JsonDocument.Parse(await Http.GetStringAsync(path, Token));
        return document.RootElement.Clone();
    }

    protected Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), Token);

    /// <summary>Downloads the file of a day of messages.</summary>
    protected static Task<byte[]> DownloadAsync(HttpClient http, DateOnly day) =>
        http.GetByteArrayAsync(new Uri($"v1/Exports/Messages/Days/{day:yyyy-MM-dd}", UriKind.Relative), Token);

    protected async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Http.PostAsync(new Uri(path, UriKind.Relative), form, Token);
    }
}
