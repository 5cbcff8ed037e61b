namespace BulkExport.Client;

/// <summary>Represents the parts of an HTTP request from which <see cref="WebhookSignatureValidator"/> determines whether the service sent it.</summary>
/// <remarks><see cref="ToString"/> omits the URL and the body, which may contain secrets and personal data.</remarks>
public sealed class WebhookRequest
{
    /// <summary>Gets the URL to which the service sent the request: scheme, host, path and query, exactly as the service wrote them.</summary>
    /// <remarks>The signature covers each character. Do not decode, encode or sort the query. Behind a proxy, this is the public URL. The port may be present or
    /// omitted.</remarks>
    public required string Url { get; init; }

    /// <summary>Gets the value of the <c>X-Twilio-Signature</c> header, or <see langword="null"/> if the request has none.</summary>
    public string? Signature { get; init; }

    /// <summary>Gets the value of the <c>X-Twilio-Webhooks-Signature-Settings</c> header, or <see langword="null"/> if the request has none.</summary>
    public string? SignatureSettings { get; init; }

    /// <summary>Gets the value of the <c>Content-Type</c> header, or <see langword="null"/> if the request has none.</summary>
    public string? ContentType { get; init; }

    /// <summary>Gets the body, byte for byte.</summary>
    /// <value>The default is an empty body.</value>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Returns a description without the URL and the body.</summary>
    /// <returns>A single-line string.</returns>
    public override string ToString() => $"Webhook request with a body of {DisplayText.FormatLength(Body.Length, "byte")}";
}
