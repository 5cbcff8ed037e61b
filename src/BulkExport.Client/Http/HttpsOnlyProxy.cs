using System.Net;

namespace BulkExport.Client;

/// <summary>Bypasses the proxy for HTTP requests. HTTP is allowed only for loopback addresses, and a proxy would see the credentials in plain
/// text.</summary>
/// <param name="proxy">The proxy for HTTPS requests, or <see langword="null"/> to use <see cref="HttpClient.DefaultProxy"/>.</param>
internal sealed class HttpsOnlyProxy(IWebProxy? proxy) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => Inner.Credentials;
        set => Inner.Credentials = value;
    }

    private IWebProxy Inner => proxy ?? HttpClient.DefaultProxy;

    public Uri? GetProxy(Uri destination) => destination.Scheme == Uri.UriSchemeHttp ? null : Inner.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.Scheme == Uri.UriSchemeHttp || Inner.IsBypassed(host);
}
