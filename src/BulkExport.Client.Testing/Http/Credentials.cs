using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace BulkExport.Client.Testing;

/// <summary>Generates the credentials of the simulated account, and authenticates requests.</summary>
internal sealed class Credentials
{
    public string AccountSid { get; } = $"AC{CreateHexString()}";

    public string AuthToken { get; } = CreateHexString();

    public string ApiKeySid { get; } = $"SK{CreateHexString()}";

    public string ApiKeySecret { get; } = CreateHexString();

    /// <summary>Returns the SID of the credential in an <c>Authorization</c> header, or <see langword="null"/> if authentication fails.</summary>
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

    private static string CreateHexString() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
