using System.Security.Cryptography;
using System.Text;

namespace BulkExport.Client;

/// <summary>Splits the URL of a webhook without normalizing it, because the signature covers each character.</summary>
internal static class WebhookUrl
{
    public const string BodyHashParameter = "bodySHA256";

    /// <summary>Gets the URL without a port, and with its port or the default port of its scheme. The service signs either form.</summary>
    /// <returns>The two forms, or <see langword="null"/> if the URL is not an absolute HTTP or HTTPS URL.</returns>
    public static (string WithoutPort, string WithPort)? TryGetForms(string url)
    {
        var scheme =
            url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? url[.."https://".Length]
            : url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? url[.."http://".Length]
            : null;
        if (scheme is null)
        {
            return null;
        }

        var rest = url.AsSpan(scheme.Length);
        var length = rest.IndexOfAny("/?#");
        var authority = length < 0 ? rest : rest[..length];
        var end = length < 0 ? [] : rest[length..];
        var host = authority[(authority.LastIndexOf('@') + 1)..];
        var literal = host.LastIndexOf(']') + 1; // an IPv6 address contains colons
        var port = host[literal..].IndexOf(':') is >= 0 and var colon ? host[(literal + colon)..] : [];
        if (host.Length == port.Length)
        {
            return null;
        }

        var withoutPort = authority[..^port.Length];
        var defaultPort = scheme.Length == "https://".Length ? ":443" : ":80";
        return (
            string.Concat(scheme, withoutPort, end),
            string.Concat(scheme, withoutPort, port.IsEmpty ? defaultPort : port) + end.ToString()
        );
    }

    /// <summary>Determines whether a body is the signed one, as far as the URL specifies its hash.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="body">The body.</param>
    /// <param name="isRequired"><see langword="true"/> if the URL must specify the hash, because nothing else covers the body.</param>
    public static bool IsBodyHashValid(string url, ReadOnlySpan<byte> body, bool isRequired)
    {
        var path = url.AsSpan(0, url.IndexOf('#') is >= 0 and var fragment ? fragment : url.Length);
        var query = path[(path.IndexOf('?') is >= 0 and var start ? start + 1 : path.Length)..];
        var (count, isValid) = (0, true);
        foreach (var range in query.Split('&'))
        {
            var parameter = query[range];
            var separator = parameter.IndexOf('=');
            if (separator < 0 ? parameter is BodyHashParameter : parameter[..separator] is BodyHashParameter)
            {
                count++;
                isValid &= separator >= 0 && IsHash(parameter[(separator + 1)..], body);
            }
        }

        return isValid && (count > 0 || !isRequired);
    }

    private static bool IsHash(ReadOnlySpan<char> value, ReadOnlySpan<byte> body)
    {
        var expected = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(body)));
        Span<byte> actual = stackalloc byte[SHA256.HashSizeInBytes * 2];
        return value.Length == actual.Length
            && Encoding.ASCII.TryGetBytes(value, actual, out _)
            && CryptographicOperations.FixedTimeEquals(actual, expected);
    }
}
