using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace BulkExport.Client.Testing;

/// <summary>Reads the headers of a request, without credentials.</summary>
internal static class RequestHeaders
{
    public static IReadOnlyDictionary<string, string> ToDictionary(IHeaderDictionary headers) =>
        headers.ToDictionary(header => header.Key, Format, StringComparer.OrdinalIgnoreCase).AsReadOnly();

    private static string Format(KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues> header)
    {
        var value = header.Value.ToString();
        var isCredential =
            header.Key.Equals(HeaderNames.Authorization, StringComparison.OrdinalIgnoreCase)
            || header.Key.Equals(HeaderNames.ProxyAuthorization, StringComparison.OrdinalIgnoreCase);
        return isCredential ? GetScheme(value) : value;
    }

    /// <summary>Gets the scheme of a credential. A value without a scheme may be the credential itself.</summary>
    private static string GetScheme(string value) =>
        AuthenticationHeaderValue.TryParse(value, out var credential) && credential.Parameter is not null
            ? credential.Scheme
            : string.Empty;
}
