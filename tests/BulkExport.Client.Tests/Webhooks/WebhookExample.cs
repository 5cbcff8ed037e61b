using System.Text;

namespace BulkExport.Client.Tests.Webhooks;

/// <summary>Provides the webhook of the documentation of the service, with a form, and variants of it.</summary>
internal static class WebhookExample
{
    public const string Token = "12345";
    public const string Url = "https://mycompany.com/myapp.php?foo=1&bar=2";
    public const string Form = "application/x-www-form-urlencoded";
    public const string Body = "To=%2B18005551212&CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309";
    public const string Signature = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
    public const string Sha256 = "key=webhooks_sharedkey_1,algorithm=HMAC_SHA256";

    public static WebhookRequest Request(
        string url = Url,
        string? signature = Signature,
        string body = Body,
        string? contentType = Form,
        string? settings = null
    ) =>
        new()
        {
            Url = url,
            Signature = signature,
            SignatureSettings = settings,
            ContentType = contentType,
            Body = Encoding.UTF8.GetBytes(body),
        };
}
