using System.Net;

namespace BulkExport.Client;

/// <summary>Determines whether credentials can be sent to a URI.</summary>
internal static class SecureUri
{
    /// <summary>Determines whether an absolute URI uses HTTPS, or HTTP with <c>localhost</c> or an address of the loopback interface.</summary>
    /// <remarks>The name is compared with the original string, because <see cref="Uri.Host"/> is <c>localhost</c> for the name <c>loopback</c> too.</remarks>
    public static bool IsSecure(Uri uri) => uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && IsLoopback(uri));

    private static bool IsLoopback(Uri uri) =>
        IPAddress.TryParse(uri.DnsSafeHost, out var address)
            ? IPAddress.IsLoopback(address)
            : uri.DnsSafeHost.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                && uri.OriginalString.Contains("//localhost", StringComparison.OrdinalIgnoreCase);
}
