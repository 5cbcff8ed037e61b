using System.Net;
using System.Text;

namespace BulkExport.TestSupport;

/// <summary>Changes one byte of a signed webhook: of the URL without its port, of the body, or of the signature.</summary>
public sealed class WebhookMutation
{
    private readonly GeneratedWebhook _original;

    public WebhookMutation(Random random, GeneratedWebhook webhook, string signature)
    {
        _original = webhook;
        var (url, body, changed) = (webhook.Url, webhook.Body.ToArray(), signature);
        switch (random.Next(body.Length > 0 ? 3 : 2))
        {
            case 0:
                url = ChangeUrl(random, url);
                break;
            case 1:
                changed = Change(random, signature, random.Next(signature.Length));
                break;
            default:
                body[random.Next(body.Length)] ^= (byte)(1 << random.Next(8));
                break;
        }

        Request = new WebhookRequest
        {
            Url = url,
            Signature = changed,
            ContentType = webhook.ContentType,
            Body = body,
        };
    }

    /// <summary>Gets the changed request.</summary>
    public WebhookRequest Request { get; }

    /// <summary>Gets a value indicating whether the change affects what is signed. For example, <c>%2f</c> and <c>%2F</c> in a form are the same field.</summary>
    public bool ChangesSignedText =>
        _original.Fields is null
        || Request.Body.Span.SequenceEqual(_original.Body.Span)
        || !Fields(Request.Body.Span).SequenceEqual(Fields(_original.Body.Span));

    private static string[] Fields(ReadOnlySpan<byte> body) =>
        Encoding
            .Latin1.GetString(body)
            .Split('&')
            .Where(field => field.Length > 0)
            .Select(field => string.Join('=', field.Split('=', 2).Select(part => WebUtility.UrlDecode(part))))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToArray();

    private static string ChangeUrl(Random random, string url)
    {
        var authority = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var path = url.IndexOf('/', authority);
        var port =
            url.LastIndexOf(':', path - 1) is var colon && colon > authority && colon > url.LastIndexOf(']', path - 1) ? colon : path;
        int index;
        do
        {
            index = random.Next(url.Length);
        } while (index >= port && index < path);

        return Change(random, url, index);
    }

    private static string Change(Random random, string text, int index)
    {
        const string Characters = "abcXYZ0189-._~!$&'()*+,;=:@/?%";
        char other;
        do
        {
            other = Characters[random.Next(Characters.Length)];
        } while (other == text[index]);

        return string.Concat(text.AsSpan(0, index), [other], text.AsSpan(index + 1));
    }
}
