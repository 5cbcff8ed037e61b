using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace BulkExport.Client.Testing;

/// <summary>The service's only account and its API key, made up, and the check of a request against them.</summary>
internal sealed class Credentials
{
    public string AccountSid { get; } = $"AC{Hex()}";

    public string AuthToken { get; } = Hex();

    public string ApiKeySid { get; } = $"SK{Hex()}";

    public string ApiKeySecret { get; } = Hex();

    /// <summary>The SID of the credential that an <c>Authorization</c> header holds; <see langword="null"/> when it holds no right one.</summary>
    public string? Authenticate(string? authorization)
    {
        if (
            !AuthenticationHeaderValue.TryParse(authorization, out var header)
            || !header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
        )
        {
            return null;
        }

        return header.Parameter == Encode(AccountSid, AuthToken) ? AccountSid
            : header.Parameter == Encode(ApiKeySid, ApiKeySecret) ? ApiKeySid
            : null;
    }

    private static string Encode(string user, string secret) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{secret}"));

    private static string Hex() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
