using System.Security.Cryptography;
using System.Text;

namespace BulkExport.Client.Testing;

/// <summary>Signs webhooks as the service does, for tests of a webhook receiver. It shares no code with <see cref="WebhookSignatureValidator"/>.</summary>
public static class WebhookSigner
{
    /// <summary>Signs a webhook with an Auth Token (HMAC-SHA1).</summary>
    /// <param name="authToken">The Auth Token.</param>
    /// <param name="url">The URL of the webhook, exactly as it is requested. For a JSON body, it contains the <c>bodySHA256</c> parameter: see
    /// <see cref="AddBodyHash"/>.</param>
    /// <param name="fields">The form fields, or <see langword="null"/> for a request without a form.</param>
    /// <returns>The value of the <c>X-Twilio-Signature</c> header.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="authToken"/> or <paramref name="url"/> is <see langword="null"/>.</exception>
    public static string Sign(string authToken, string url, IEnumerable<KeyValuePair<string, string>>? fields = null)
    {
        ArgumentNullException.ThrowIfNull(authToken);
        ArgumentNullException.ThrowIfNull(url);
        return Sign(HashAlgorithmName.SHA1, authToken, url, fields);
    }

    /// <summary>Signs a webhook with the shared key of a webhook rule (HMAC-SHA256).</summary>
    /// <param name="sharedKey">The shared key. The request must contain the <c>X-Twilio-Webhooks-Signature-Settings</c> header with the value
    /// <c>key=…,algorithm=HMAC_SHA256</c>.</param>
    /// <param name="url">The URL of the webhook, exactly as it is requested.</param>
    /// <param name="fields">The form fields, or <see langword="null"/> for a request without a form.</param>
    /// <returns>The value of the <c>X-Twilio-Signature</c> header.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sharedKey"/> or <paramref name="url"/> is <see langword="null"/>.</exception>
    public static string SignWithSharedKey(string sharedKey, string url, IEnumerable<KeyValuePair<string, string>>? fields = null)
    {
        ArgumentNullException.ThrowIfNull(sharedKey);
        ArgumentNullException.ThrowIfNull(url);
        return Sign(HashAlgorithmName.SHA256, sharedKey, url, fields);
    }

    /// <summary>Adds the hash of a JSON body to a URL.</summary>
    /// <param name="url">The URL of the webhook.</param>
    /// <param name="body">The body.</param>
    /// <returns>The URL with the <c>bodySHA256</c> parameter.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is <see langword="null"/>.</exception>
    public static string AddBodyHash(string url, ReadOnlySpan<byte> body)
    {
        ArgumentNullException.ThrowIfNull(url);
        return $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}bodySHA256={Convert.ToHexStringLower(SHA256.HashData(body))}";
    }

    private static string Sign(HashAlgorithmName algorithm, string key, string url, IEnumerable<KeyValuePair<string, string>>? fields)
    {
        var text = new StringBuilder(url);
        foreach (var field in (fields ?? []).GroupBy(field => field.Key).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            foreach (var value in field.Select(pair => pair.Value).Distinct().Order(StringComparer.Ordinal))
            {
                text.Append(field.Key).Append(value);
            }
        }

        using var hmac = IncrementalHash.CreateHMAC(algorithm, Encoding.UTF8.GetBytes(key));
        hmac.AppendData(Encoding.UTF8.GetBytes(text.ToString()));
        return Convert.ToBase64String(hmac.GetHashAndReset());
    }
}
