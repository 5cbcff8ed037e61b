namespace BulkExport.Client;

/// <summary>Represents the result of <see cref="WebhookSignatureValidator.Validate"/>.</summary>
/// <param name="Status">The status of the signature.</param>
public readonly record struct WebhookSignatureResult(WebhookSignatureStatus Status)
{
    /// <summary>Gets a value indicating whether the service signed the request with one of the secrets.</summary>
    public bool IsValid => Status == WebhookSignatureStatus.Valid;

    /// <summary>Returns the reason for the status, for logs. It contains nothing of the request and no secret.</summary>
    /// <returns>A single-line string.</returns>
    public override string ToString() =>
        Status switch
        {
            WebhookSignatureStatus.Valid => "The signature is valid.",
            WebhookSignatureStatus.MissingSignature =>
                $"The request has no {WebhookSignatureValidator.SignatureHeaderName} header. It does not come from the service, or a proxy removed the header.",
            WebhookSignatureStatus.MissingSecret =>
                "No secret of the kind with which the request is signed is configured. Configure the Auth Token, or the shared key of the webhook rule.",
            WebhookSignatureStatus.UnsupportedAlgorithm =>
                $"The {WebhookSignatureValidator.SignatureSettingsHeaderName} header names an unknown algorithm. Known are HMAC_SHA1 and HMAC_SHA256.",
            WebhookSignatureStatus.InvalidBodyHash =>
                $"The body does not match the {WebhookUrl.BodyHashParameter} parameter of the URL. The body was changed, or is not the one that the service sent.",
            WebhookSignatureStatus.MalformedRequest => "The URL is not an absolute HTTP or HTTPS URL, or the form is malformed.",
            WebhookSignatureStatus.RequestTooLarge => "The URL or the body is too long, or the form has too many fields.",
            _ =>
                "The signature matches none of the secrets. The request does not come from the service, the secret differs, or the URL is not the public one with its original query.",
        };
}
