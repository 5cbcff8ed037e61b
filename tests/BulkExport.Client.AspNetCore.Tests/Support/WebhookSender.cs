using System.Net;
using System.Net.Security;
using BulkExport.Client.Testing;

namespace BulkExport.Client.AspNetCore.Tests.Support;

/// <summary>Sends signed webhooks. URLs are not canonicalized, and any server certificate is accepted.</summary>
internal sealed class WebhookSender(string authToken) : IDisposable
{
    private readonly HttpClient _http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
#pragma warning disable CA5359 // the certificate of the proxy is self-signed
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, _) => true },
#pragma warning restore CA5359
        }
    );

    public async Task<HttpStatusCode> SendAsync(
        string url,
        string signedUrl,
        string body,
        KeyValuePair<string, string>[] signedFields,
        string contentType = "application/x-www-form-urlencoded"
    )
    {
        using var request = CreateRequest(url, signedUrl, body, signedFields, contentType);
        return await SendAsync(request);
    }

    public async Task<HttpStatusCode> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    /// <summary>Creates a request with the signature of the specified URL and fields.</summary>
    public HttpRequestMessage CreateRequest(
        string url,
        string signedUrl,
        string body,
        KeyValuePair<string, string>[] signedFields,
        string contentType = "application/x-www-form-urlencoded"
    )
    {
        // As other senders do, the URL is sent without changes.
        var uri = new Uri(url, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(HttpMethod.Post, uri) { Content = new StringContent(body) };
        request.Content.Headers.ContentType = new(contentType);
        request.Headers.Add(WebhookSignatureValidator.SignatureHeaderName, WebhookSigner.Sign(authToken, signedUrl, signedFields));
        return request;
    }

    public void Dispose() => _http.Dispose();
}
