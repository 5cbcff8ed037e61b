using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Accounts;

/// <summary>Terminates TLS, as a proxy that inspects the traffic does, and forwards the requests to the simulated services.</summary>
internal sealed class TlsGateway : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    private readonly X509Certificate2 _certificate = CreateCertificate();
    private readonly Dictionary<string, Uri> _services;
    private readonly WebApplication _app;

    private TlsGateway(Dictionary<string, Uri> services)
    {
        _services = services;
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, options => options.UseHttps(_certificate)));
        _app = builder.Build();
        _app.Run(ForwardAsync);
    }

    public int Port => new Uri(_app.Urls.Single()).Port;

    /// <summary>Gets the options of a client that trusts the certificate of the gateway.</summary>
    public SslClientAuthenticationOptions SslOptions =>
        new()
        {
            RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                certificate!.GetCertHashString() == _certificate.GetCertHashString(),
        };

    public static async Task<TlsGateway> StartAsync(Dictionary<string, Uri> services)
    {
        var gateway = new TlsGateway(services);
        await gateway._app.StartAsync();
        return gateway;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _certificate.Dispose();
        _http.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        var uri = new Uri(_services[context.Request.Host.Host], $"{context.Request.Path}{context.Request.QueryString}");
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), uri);
        if (context.Request.ContentLength > 0)
        {
            request.Content = new StreamContent(context.Request.Body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(context.Request.ContentType!);
        }

        foreach (var (name, value) in context.Request.Headers)
        {
            if (!name.StartsWith("Content", StringComparison.Ordinal) && name is not ("Host" or "Connection"))
            {
                request.Headers.TryAddWithoutValidation(name, value.ToArray());
            }
        }

        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, value) in response.Headers.Concat(response.Content.Headers))
        {
            if (name != "Transfer-Encoding")
            {
                context.Response.Headers[name] = value.ToArray();
            }
        }

        await response.Content.CopyToAsync(context.Response.Body);
    }

    private static X509Certificate2 CreateCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=gateway", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
