using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using BulkExport.Client.Testing;

namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>Signs webhooks with the signer of the simulator, as a reference for the validator.</summary>
internal static partial class WebhookReference
{
    public static bool IsForm(WebhookRequest request) =>
        request.ContentType?.Split(';')[0].Trim().Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Gets the signatures that are valid for a request: for each secret, with and without the port.</summary>
    public static IEnumerable<string> GetSignatures(WebhookRequest request)
    {
        var fields = IsForm(request) ? GetFields(request.Body.Span) : [];
        var withoutPort = Port().Replace(request.Url, "${start}");
        string[] urls =
        [
            request.Url,
            withoutPort,
            Authority().Replace(withoutPort, request.Url.StartsWith("https", StringComparison.OrdinalIgnoreCase) ? "$0:443" : "$0:80"),
        ];
        foreach (var url in urls)
        {
            yield return WebhookSigner.Sign(FuzzClient.Token, url, fields);
            yield return WebhookSigner.Sign("another", url, fields);
            yield return WebhookSigner.Sign(FuzzClient.Secret, url, fields);
            yield return WebhookSigner.SignWithSharedKey(FuzzClient.Secret, url, fields);
        }
    }

    /// <summary>Returns a copy of a request with the signature of the URL as it is.</summary>
    public static WebhookRequest Sign(WebhookRequest request)
    {
        var fields = IsForm(request) ? GetFields(request.Body.Span) : [];
        return new WebhookRequest
        {
            Url = request.Url,
            Signature = request.SignatureSettings!.Contains("SHA256", StringComparison.Ordinal)
                ? WebhookSigner.SignWithSharedKey(FuzzClient.Secret, request.Url, fields)
                : WebhookSigner.Sign(FuzzClient.Token, request.Url, fields),
            SignatureSettings = request.SignatureSettings,
            ContentType = request.ContentType,
            Body = request.Body,
        };
    }

    private static KeyValuePair<string, string>[] GetFields(ReadOnlySpan<byte> body) =>
        [
            .. Encoding
                .Latin1.GetString(body)
                .Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(field => field.Split('=', 2))
                .Select(parts => KeyValuePair.Create(Decode(parts[0]), parts.Length > 1 ? Decode(parts[1]) : string.Empty)),
        ];

    private static string Decode(string encoded) =>
        Encoding.UTF8.GetString(WebUtility.UrlDecodeToBytes(Encoding.Latin1.GetBytes(encoded), 0, encoded.Length)!);

    [GeneratedRegex(
        @"^(?<start>https?://([^/?#]*@)?(\[[^/?#]*\]|[^/?#@\]:]*|[^/?#@:]*\][^/?#:@\]]*)):[^/?#@\]]*(?=[/?#]|\z)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Port();

    [GeneratedRegex(@"^https?://[^/?#]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Authority();
}
