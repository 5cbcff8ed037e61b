namespace BulkExport.Client;

/// <summary>Specifies whether the signature of a webhook is valid and, if it is not, why.</summary>
public enum WebhookSignatureStatus
{
    /// <summary>No secret yields the signature of the request.</summary>
    InvalidSignature,

    /// <summary>The service signed the request with one of the secrets.</summary>
    Valid,

    /// <summary>The request has no signature.</summary>
    MissingSignature,

    /// <summary>No secret of the kind with which the request is signed is configured.</summary>
    MissingSecret,

    /// <summary>The signature settings of the request name an unknown algorithm.</summary>
    UnsupportedAlgorithm,

    /// <summary>The body is not the one that is signed: its hash differs from the <c>bodySHA256</c> parameter of the URL, or the URL has no such parameter although the
    /// body is not a form.</summary>
    InvalidBodyHash,

    /// <summary>The URL is not an absolute HTTP or HTTPS URL, or the form is malformed.</summary>
    MalformedRequest,

    /// <summary>The URL or the body exceeds the maximum length, or the form has too many fields.</summary>
    RequestTooLarge,
}
