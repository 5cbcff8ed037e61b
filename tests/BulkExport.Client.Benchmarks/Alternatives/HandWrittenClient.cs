using System.Net.Http.Json;
using System.Text.Json;

namespace BulkExport.Client.Benchmarks.Alternatives;

/// <summary>The baseline: careful hand-written code over <see cref="HttpClient"/> with source-generated JSON. It has no retries, timeouts,
/// error translation, or telemetry.</summary>
internal sealed class HandWrittenClient
{
    private readonly HttpClient _http;

    public HandWrittenClient(HttpClient http, string accountSid, string authToken)
    {
        _http = http;
        _http.DefaultRequestHeaders.Authorization = BasicCredentials.Create(accountSid, authToken);
    }

    public Task<PlainJob?> FetchAsync(string jobSid, CancellationToken cancellationToken = default) =>
        _http.GetFromJsonAsync($"/v1/Exports/Jobs/{jobSid}", PlainJobContext.Default.PlainJob, cancellationToken);

    /// <summary>Fetches a job, and deserializes the response stream directly: the fastest that hand-written code gets.</summary>
    public async Task<PlainJob?> FetchFromStreamAsync(string jobSid, CancellationToken cancellationToken = default)
    {
        using var response = await _http
            .GetAsync($"/v1/Exports/Jobs/{jobSid}", HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        using var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return await JsonSerializer.DeserializeAsync(body, PlainJobContext.Default.PlainJob, cancellationToken).ConfigureAwait(false);
    }

    public async Task DeleteAsync(string jobSid, CancellationToken cancellationToken = default)
    {
        using var response = await _http.DeleteAsync($"/v1/Exports/Jobs/{jobSid}", cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }
}
