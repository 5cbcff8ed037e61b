using System.Net;

namespace BulkExport.Client;

/// <summary>The service answered, and the answer was no.</summary>
public sealed class BulkExportApiException : BulkExportException
{
    /// <summary>Makes the exception, in a test for example.</summary>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="statusCode">The HTTP status of the answer.</param>
    public BulkExportApiException(string message, HttpStatusCode statusCode)
        : base(message, innerException: null) => StatusCode = statusCode;

    /// <summary>The HTTP status of the answer.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The service's own code of the error, such as 20404; <see langword="null"/> when it gave none.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>The page that explains the error, if the service names one.</summary>
    public Uri? MoreInfo { get; init; }

    /// <summary>The service's identifier of the request (<c>RQ…</c>), to be given to its support.</summary>
    public string? RequestId { get; init; }

    /// <summary>How long the service asks to wait before the next try, counted from the answer; <see langword="null"/> when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What exactly is wrong with the request, when the service lists it. Never <see langword="null"/>.</summary>
    public IReadOnlyList<BulkExportError> Errors { get; init; } = [];

    /// <summary>The start of an answer that is not in one of the service's own forms, such as a proxy's page: at most 512 characters, with what
    /// looks like a secret, an address or a number masked. <see langword="null"/> when the answer was readable or empty.</summary>
    public string? UnreadableBody { get; init; }
}
