using System.Net;

namespace BulkExport.Client;

/// <summary>Describes an operation of the API to the pipeline and to messages.</summary>
/// <param name="Name">The name in telemetry, such as <c>FetchJob</c>.</param>
/// <param name="Description">The description in messages, followed by the target, such as <c>fetch job</c>.</param>
/// <param name="RetrySafety">Which failures may be retried.</param>
internal sealed record OperationDescriptor(string Name, string Description, RetrySafety RetrySafety)
{
    /// <summary>Whether the successful response is a redirect, whose target is read and not followed.</summary>
    public bool ExpectsRedirect { get; init; }

    /// <summary>Explains a 404 response.</summary>
    public string? NotFoundHint { get; init; }

    /// <summary>Explains what to do when the outcome of the request is unknown.</summary>
    public string? UnknownOutcomeHint { get; init; }

    /// <summary>Whether a 404 response to a retry is a success, because an earlier attempt may have been processed.</summary>
    public bool TreatNotFoundAsSuccessOnRetry { get; init; }

    /// <summary>Determines whether a status code is the one of a successful response.</summary>
    public bool IsSuccess(HttpStatusCode statusCode) =>
        ExpectsRedirect ? statusCode == HttpStatusCode.TemporaryRedirect : (int)statusCode is >= 200 and < 300;
}
