using System.Security.Cryptography;
using System.Text;

namespace BulkExport.Client.PackageTests.Support;

/// <summary>Sends a webhook to a consumer, as the service does.</summary>
internal static class SignedWebhook
{
    /// <summary>Sends a GET request that names the job of the service.</summary>
    /// <returns>The status code.</returns>
    public static async Task<int> SendAsync(HttpClient http, string authToken, CancellationToken cancellationToken)
    {
        var url = new Uri(http.BaseAddress!, "/hook?sid=JS0123456789abcdef0123456789abcdef");
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
#pragma warning disable CA5350 // the algorithm of the service
        var signature = HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(url.AbsoluteUri));
#pragma warning restore CA5350
        request.Headers.Add("X-Twilio-Signature", Convert.ToBase64String(signature));
        using var response = await http.SendAsync(request, cancellationToken);
        return (int)response.StatusCode;
    }
}
