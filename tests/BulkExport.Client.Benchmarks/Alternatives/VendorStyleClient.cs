using System.Net;
using System.Net.Http.Headers;
using Newtonsoft.Json;

namespace BulkExport.Client.Benchmarks.Alternatives;

/// <summary>A client in the style of the vendor's SDK: the body as a string, then Newtonsoft.Json into strings and objects.</summary>
internal sealed class VendorStyleClient(HttpClient http, Uri baseAddress, string accountSid, string authToken)
{
    public async Task<VendorStyleJob?> FetchAsync(string jobSid)
    {
        using var request = Request(HttpMethod.Get, jobSid);
        using var response = await http.SendAsync(request).ConfigureAwait(false);
        using var body = new StreamReader(await response.Content.ReadAsStreamAsync().ConfigureAwait(false));
        var text = await body.ReadToEndAsync().ConfigureAwait(false);
        return response.StatusCode == HttpStatusCode.OK
            ? JsonConvert.DeserializeObject<VendorStyleJob>(text)
            : throw new InvalidOperationException(text);
    }

    public async Task<bool> DeleteAsync(string jobSid)
    {
        using var request = Request(HttpMethod.Delete, jobSid);
        using var response = await http.SendAsync(request).ConfigureAwait(false);
        using var body = new StreamReader(await response.Content.ReadAsStreamAsync().ConfigureAwait(false));
        var text = await body.ReadToEndAsync().ConfigureAwait(false);
        return response.StatusCode == HttpStatusCode.NoContent ? true : throw new InvalidOperationException(text);
    }

    private HttpRequestMessage Request(HttpMethod method, string jobSid)
    {
        var request = new HttpRequestMessage(method, new Uri(baseAddress, $"/v1/Exports/Jobs/{Uri.EscapeDataString(jobSid)}"));
        request.Headers.Authorization = Basic.Of(accountSid, authToken);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.AcceptCharset.Add(new StringWithQualityHeaderValue("utf-8"));
        request.Headers.TryAddWithoutValidation(
            "User-Agent",
            $"vendor-style/1.0 ({Environment.OSVersion.Platform}) .NET/{Environment.Version}"
        );
        return request;
    }
}
