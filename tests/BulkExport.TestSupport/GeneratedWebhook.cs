using System.Text;

namespace BulkExport.TestSupport;

/// <summary>Represents a webhook that <see cref="WebhookGenerator"/> has generated, without a signature.</summary>
/// <param name="Url">The URL.</param>
/// <param name="Fields">The form fields, or <see langword="null"/> if the request has no form.</param>
/// <param name="ContentType">The content type, or <see langword="null"/> if the request has no body.</param>
/// <param name="Body">The body.</param>
public sealed record GeneratedWebhook(
    string Url,
    IReadOnlyList<KeyValuePair<string, string>>? Fields,
    string? ContentType,
    ReadOnlyMemory<byte> Body
)
{
    public string BodyText => Encoding.UTF8.GetString(Body.Span);

    public WebhookRequest ToRequest(string? signature, string? settings = null) =>
        new()
        {
            Url = Url,
            Signature = signature,
            SignatureSettings = settings,
            ContentType = ContentType,
            Body = Body,
        };
}
