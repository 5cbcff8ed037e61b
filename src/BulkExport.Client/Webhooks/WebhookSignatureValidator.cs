using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace BulkExport.Client;

/// <summary>Validates the signature of a webhook, without a web framework. Instances are thread-safe.</summary>
/// <remarks>
/// <para>
/// The service signs a webhook with the Auth Token of the account that owns the job (HMAC-SHA1) or, if a webhook rule applies, with a shared key
/// (HMAC-SHA256). The signature covers the URL and the fields of a form. The body of any other request must match the <c>bodySHA256</c> parameter of the URL.
/// </para>
/// <para>
/// A valid signature proves who sent the request, but not when: a request can be replayed. Treat it as a notification, and fetch the job. The signed text has
/// no separators between names and values, so do not rely on the fields either.
/// </para>
/// <para>An untrusted request never causes an exception. Secrets are compared in constant time. A URL is limited to 16,384 characters, a body to 1 MiB and a form to
/// 1,000 fields.</para>
/// </remarks>
/// <example>
/// <code language="csharp">
/// var validator = new WebhookSignatureValidator(authToken);
/// WebhookSignatureResult result = validator.Validate(new WebhookRequest
/// {
///     Url = "https://hooks.example.com/bulkexport?team=billing",
///     Signature = headers[WebhookSignatureValidator.SignatureHeaderName],
///     SignatureSettings = headers[WebhookSignatureValidator.SignatureSettingsHeaderName],
///     ContentType = headers["Content-Type"],
///     Body = body,
/// });
/// Console.WriteLine(result); // the reason, without secrets
/// </code>
/// </example>
public sealed class WebhookSignatureValidator
{
    /// <summary>The name of the header that contains the signature.</summary>
    public const string SignatureHeaderName = "X-Twilio-Signature";

    /// <summary>The name of the header that contains the key and the algorithm of a signature with a shared key.</summary>
    public const string SignatureSettingsHeaderName = "X-Twilio-Webhooks-Signature-Settings";

    private const int MaxUrlLength = 16 * 1024;
    private const int MaxBodyLength = 1024 * 1024;
    private const int MaxSettingsLength = 1024;

    private readonly Func<WebhookSecrets> _getSecrets;

    /// <summary>Initializes a new instance of the <see cref="WebhookSignatureValidator"/> class with a single Auth Token.</summary>
    /// <param name="authToken">The primary Auth Token of the account that owns the job.</param>
    /// <exception cref="ArgumentNullException"><paramref name="authToken"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="authToken"/> is empty.</exception>
    public WebhookSignatureValidator(string authToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(authToken);
        var secrets = new WebhookSecrets { AuthTokens = [authToken] };
        _getSecrets = () => secrets;
    }

    /// <summary>Initializes a new instance of the <see cref="WebhookSignatureValidator"/> class with several secrets.</summary>
    /// <param name="secrets">The secrets, each of which is valid.</param>
    /// <exception cref="ArgumentNullException"><paramref name="secrets"/> is <see langword="null"/>.</exception>
    public WebhookSignatureValidator(WebhookSecrets secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        _getSecrets = () => secrets;
    }

    /// <summary>Initializes a new instance of the <see cref="WebhookSignatureValidator"/> class with secrets that change over time.</summary>
    /// <param name="getSecrets">A delegate that gets the current secrets. It is called for each request that has a signature.</param>
    /// <exception cref="ArgumentNullException"><paramref name="getSecrets"/> is <see langword="null"/>.</exception>
    public WebhookSignatureValidator(Func<WebhookSecrets> getSecrets)
    {
        ArgumentNullException.ThrowIfNull(getSecrets);
        _getSecrets = getSecrets;
    }

    /// <summary>Determines whether the service signed a request with one of the secrets.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The result, which contains the reason if the signature is not valid.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    public WebhookSignatureResult Validate(WebhookRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new WebhookSignatureResult(GetStatus(request));
    }

    private WebhookSignatureStatus GetStatus(WebhookRequest request)
    {
        if (string.IsNullOrEmpty(request.Signature))
        {
            return WebhookSignatureStatus.MissingSignature;
        }

        if (request.Url?.Length > MaxUrlLength || request.Body.Length > MaxBodyLength)
        {
            return WebhookSignatureStatus.RequestTooLarge;
        }

        if (TryGetAlgorithm(request.SignatureSettings) is not var (algorithm, usesSharedKey))
        {
            return WebhookSignatureStatus.UnsupportedAlgorithm;
        }

        var secrets = _getSecrets();
        var keys = usesSharedKey ? secrets.SharedKeys : secrets.AuthTokens;
        if (keys.Count == 0)
        {
            return WebhookSignatureStatus.MissingSecret;
        }

        if (request.Url is null || WebhookUrl.TryGetForms(request.Url) is not var (withoutPort, withPort))
        {
            return WebhookSignatureStatus.MalformedRequest;
        }

        var isForm = WebhookForm.IsForm(request.ContentType);
        var fields = string.Empty;
        if (isForm && WebhookForm.TryGetSignedText(request.Body.Span, out fields) is var form and not WebhookSignatureStatus.Valid)
        {
            return form;
        }

        if (TryEncode(withoutPort + fields) is not { } first || TryEncode(withPort + fields) is not { } second)
        {
            return WebhookSignatureStatus.MalformedRequest;
        }

        // The hash is required for a body whose content is not part of the signed text.
        return !IsSigned(request.Signature, keys, algorithm, first, second) ? WebhookSignatureStatus.InvalidSignature
            : !WebhookUrl.IsBodyHashValid(request.Url, request.Body.Span, isRequired: !isForm && !request.Body.IsEmpty)
                ? WebhookSignatureStatus.InvalidBodyHash
            : WebhookSignatureStatus.Valid;
    }

    /// <summary>Gets the algorithm, and whether a shared key is used. Without settings, the service signs with the Auth Token and HMAC-SHA1.</summary>
    private static (HashAlgorithmName Algorithm, bool UsesSharedKey)? TryGetAlgorithm(string? settings)
    {
        (HashAlgorithmName, bool)? algorithm = null;
        if (settings?.Length > MaxSettingsLength)
        {
            return null;
        }

        foreach (var setting in (settings ?? string.Empty).Split(',', StringSplitOptions.TrimEntries))
        {
            const string Name = "algorithm=";
            if (!setting.StartsWith(Name, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            (HashAlgorithmName, bool)? named = setting[Name.Length..] switch
            {
                "HMAC_SHA1" => (HashAlgorithmName.SHA1, true),
                "HMAC_SHA256" => (HashAlgorithmName.SHA256, true),
                _ => null,
            };
            if (named is null || algorithm is not null)
            {
                return null;
            }

            algorithm = named;
        }

        return algorithm ?? (HashAlgorithmName.SHA1, false);
    }

    /// <summary>Compares the signature with that of each secret and text, in a time that does not depend on which of them matches.</summary>
    private static bool IsSigned(string signature, IReadOnlyList<string> keys, HashAlgorithmName algorithm, byte[] first, byte[] second)
    {
        // The text is compared, because several texts decode to the same bytes.
        var actual = Encoding.UTF8.GetBytes(signature.Length <= MaxSettingsLength ? signature : string.Empty);
        var isSigned = false;
        foreach (var key in keys)
        {
            var secret = Encoding.UTF8.GetBytes(key);
            isSigned |= CryptographicOperations.FixedTimeEquals(actual, Sign(algorithm, secret, first));
            isSigned |= CryptographicOperations.FixedTimeEquals(actual, Sign(algorithm, secret, second));
        }

        return isSigned;
    }

    private static byte[] Sign(HashAlgorithmName algorithm, byte[] key, byte[] text) =>
        Encoding.ASCII.GetBytes(Convert.ToBase64String(CryptographicOperations.HmacData(algorithm, key, text)));

    /// <summary>Encodes a text in UTF-8.</summary>
    /// <returns>The bytes, or <see langword="null"/> if the text is not valid UTF-16, since other texts would be encoded to the same bytes.</returns>
    private static byte[]? TryEncode(string text)
    {
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        return Utf8.FromUtf16(text, bytes, out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done
            ? bytes[..written]
            : null;
    }
}
