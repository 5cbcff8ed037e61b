using System.Net.Http.Json;
using System.Text.Json;

namespace BulkExport.Client.Benchmarks.Alternatives;

/// <summary>The floor: <see cref="HttpClient"/> and source-generated JSON, written by hand with care. No retries, no errors beyond the status,
/// no telemetry.</summary>
internal sealed class HandWrittenClient
{
    private readonly HttpClient _http;

    public HandWrittenClient(HttpClient http, string accountSid, string authToken)
    {
        _http = http;
        _http.DefaultRequestHeaders.Authorization = Basic.Of(accountSid, authToken);
    }

    /// <summary>As the documentation shows it.</summary>
    public Task<PlainJob?> FetchAsync(string jobSid, CancellationToken cancellationToken = default) =>
        _http.GetFromJsonAsync($"/v1/Exports/Jobs/{jobSid}", PlainJobContext.Default.PlainJob, cancellationToken);

    /// <summary>With what can be saved by hand: the answer's stream goes to the serializer as it comes.</summary>
    public async Task<PlainJob?> FetchLeanAsync(string jobSid, CancellationToken cancellationToken = default)
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
