using System.Net;

namespace BulkExport.Client;

/// <summary>The exception that is thrown when the service returns an error response.</summary>
/// <remarks>
/// A request is retried after a 408, 425, 429 or 5xx response, and after a response that does not come from the service. The exception describes the
/// response to the last attempt. A request to create a job is retried only after a 425 or 429 response: after any other of these responses, the
/// service may have processed it.
/// </remarks>
public sealed class BulkExportApiException : BulkExportException
{
    /// <summary>Initializes a new instance of the <see cref="BulkExportApiException"/> class.</summary>
    /// <remarks>This constructor is public to support tests.</remarks>
    /// <param name="message">The error message that explains the reason for the exception.</param>
    /// <param name="statusCode">The HTTP status code of the response.</param>
    public BulkExportApiException(string message, HttpStatusCode statusCode)
        : base(message, innerException: null) => StatusCode = statusCode;

    /// <summary>Gets the HTTP status code of the response.</summary>
    /// <remarks>Status code 404 means that the resource does not exist only if <see cref="ErrorCode"/> is 20404, because a load balancer can return
    /// status code 404 as well.</remarks>
    public HttpStatusCode StatusCode { get; }

    /// <summary>Gets the Twilio error code, such as 20404, or <see langword="null"/> if the response contains none.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>Gets a value indicating whether the response comes from the service.</summary>
    /// <value><see langword="false"/> if the body is not in an error format of the service, such as the HTML page of a proxy or a load balancer, or
    /// if a 404 response does not have the error code 20404; otherwise,
    /// <see langword="true"/>. The default is <see langword="true"/>.</value>
    public bool IsFromService { get; init; } = true;

    /// <summary>Gets the URI of Twilio's error documentation, or <see langword="null"/> if the response contains none.</summary>
    public Uri? MoreInfo { get; init; }

    /// <summary>Gets the ID that the service assigned to the request (<c>RQ…</c>), to include in a support request.</summary>
    /// <value>The <c>Twilio-Request-Id</c> header, or <see langword="null"/> if the response has none or it has another form.</value>
    public string? RequestId { get; init; }

    /// <summary>Gets the delay that the service requested before a retry, measured from the response.</summary>
    /// <value>The <c>Retry-After</c> header, or <see langword="null"/> if the response has none.</value>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets the validation errors of the request, if the response contains any.</summary>
    /// <value>The default is an empty list.</value>
    public IReadOnlyList<BulkExportError> Errors { get; init; } = [];

    /// <summary>Gets a description of a response body in an unknown format, such as an error page of a proxy.</summary>
    /// <value>The kind, the media type and the length of the body, and the known property names of a JSON object, such as <c>an HTML page (text/html,
    /// 1,234 bytes)</c>; or <see langword="null"/> if the body is empty, has a known format, cannot be read, or may contain a download link. The
    /// content is never included.</value>
    public string? UnreadableBody { get; init; }
}
