using System.Net;

namespace BulkExport.Client;

/// <summary>The exception that is thrown when the service returns an error response.</summary>
/// <remarks>Transient errors (408, 429 and 5xx) are retried first; this exception then describes the last response.</remarks>
public sealed class BulkExportApiException : BulkExportException
{
    /// <summary>Initializes a new instance of the <see cref="BulkExportApiException"/> class.</summary>
    /// <remarks>This constructor is public to support tests.</remarks>
    /// <param name="message">The error message that explains the reason for the exception.</param>
    /// <param name="statusCode">The HTTP status code of the response.</param>
    public BulkExportApiException(string message, HttpStatusCode statusCode)
        : base(message, innerException: null) => StatusCode = statusCode;

    /// <summary>Gets the HTTP status code of the response.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>Gets the Twilio error code, such as 20404, or <see langword="null"/> if the response contains none.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>Gets the URI of the documentation of the error, or <see langword="null"/> if the response contains none.</summary>
    public Uri? MoreInfo { get; init; }

    /// <summary>Gets the ID that the service assigned to the request (<c>RQ…</c>), for support tickets.</summary>
    /// <value>The <c>Twilio-Request-Id</c> header, or <see langword="null"/> if the response has none.</value>
    public string? RequestId { get; init; }

    /// <summary>Gets the delay that the service requests before a retry, counted from the response.</summary>
    /// <value>The <c>Retry-After</c> header, or <see langword="null"/> if the response has none.</value>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets the validation errors of the request, if the service lists them.</summary>
    /// <value>The default is an empty list.</value>
    public IReadOnlyList<BulkExportError> Errors { get; init; } = [];

    /// <summary>Gets the start of a response body in an unknown format, such as an error page of a proxy.</summary>
    /// <value>At most 512 characters, in which secrets, addresses and numbers are redacted; <see langword="null"/> if the body was deserialized or is
    /// empty.</value>
    public string? UnreadableBody { get; init; }
}
