using System.Security.Cryptography;
using System.Text;
using BulkExport.Client.Testing;

namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>Validates webhooks. An input has four lines (URL, signature, signature settings, content type), followed by the body. The signature <c>sign</c> is replaced
/// by a valid one, so that mutations reach the parser of forms.</summary>
internal sealed class WebhookTarget() : FuzzTarget("webhook")
{
    private const int LineCount = 4;
    private const string Url = "https://hooks.example.com:8443/bulkexport?team=a%2fb";
    private const string Sid = "JS0123456789abcdef0123456789abcdef";
    private const string Form = "application/x-www-form-urlencoded";
    private const string Json = """{"status":"completed"}""";

    private static readonly WebhookSignatureValidator Validator = new(
        new WebhookSecrets { AuthTokens = [FuzzClient.Token, "another"], SharedKeys = [FuzzClient.Secret] }
    );

    private WebhookRequest? _request;
    private WebhookSignatureResult _result;

    public override IEnumerable<byte[]> Seeds =>
        [
            Create(Url, "sign", "", Form, $"status=completed&JobSid={Sid}&a=%F0%9F%9A%80&a=+&a=1"),
            Create(Url, "sign", "key=1,algorithm=HMAC_SHA256", Form, "status=completed&empty="),
            Create(WebhookSigner.AddBodyHash(Url, Encoding.UTF8.GetBytes(Json)), "sign", "", "application/json", Json),
            Create("https://[2001:db8::1]:443/?a=it's", "sign", "", "", ""),
            Create("http://user:secret@127.0.0.1", "RSOYDt4T1cUTdK1PDd93/VVr8B8=", "algorithm=HMAC_SHA1", "text/plain", "x"),
        ];

    public override string Exercise(byte[] input)
    {
        _request = Parse(input);
        _result = Validator.Validate(_request);
        return _result.Status.ToString();
    }

    public override void Verify(byte[] input)
    {
        var text = _result.ToString();
        FindingException.Require(text.Length is > 0 and < 250 && !text.Any(char.IsControl), "the reason is not a short line");
        FindingException.Require(
            !text.Contains(FuzzClient.Token, StringComparison.Ordinal) && !text.Contains(FuzzClient.Secret, StringComparison.Ordinal),
            "a secret is shown"
        );
        FindingException.Require(!_result.IsValid || IsSigned(_request!), "a signature was accepted that the reference does not yield");
        FindingException.Require(
            !_result.IsValid || _request!.Body.IsEmpty || WebhookReference.IsForm(_request) || HasHash(_request),
            "an unsigned body was accepted"
        );
    }

    private static byte[] Create(string url, string signature, string settings, string contentType, string body) =>
        Encoding.UTF8.GetBytes($"{url}\n{signature}\n{settings}\n{contentType}\n{body}");

    private static WebhookRequest Parse(byte[] input)
    {
        var lines = new string[LineCount];
        var rest = input.AsSpan();
        for (var i = 0; i < LineCount; i++)
        {
            var end = rest.IndexOf((byte)'\n');
            lines[i] = Encoding.UTF8.GetString(end < 0 ? rest : rest[..end]);
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        var request = new WebhookRequest
        {
            Url = lines[0],
            Signature = lines[1],
            SignatureSettings = lines[2],
            ContentType = lines[3],
            Body = rest.ToArray(),
        };
        return lines[1] == "sign" ? WebhookReference.Sign(request) : request;
    }

    private static bool IsSigned(WebhookRequest request) =>
        WebhookReference.GetSignatures(request).Contains(request.Signature, StringComparer.Ordinal);

    private static bool HasHash(WebhookRequest request) =>
        request.Url.Contains($"bodySHA256={Convert.ToHexStringLower(SHA256.HashData(request.Body.Span))}", StringComparison.Ordinal);
}
