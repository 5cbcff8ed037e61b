using System.Net;

namespace BulkExport.Client;

/// <summary>Describes an operation of the API: its name, its description in messages, and how its responses are handled.</summary>
/// <param name="Name">The name in telemetry, such as <c>FetchJob</c>.</param>
/// <param name="Description">The description in messages, such as <c>fetch job</c>. It is followed by the target.</param>
/// <param name="RetrySafety">The value that specifies which failures can be retried.</param>
internal sealed record OperationDescriptor(string Name, string Description, RetrySafety RetrySafety)
{
    /// <summary>Gets a value indicating whether a successful response is a redirect, which is deserialized and not followed.</summary>
    public bool ExpectsRedirect { get; init; }

    /// <summary>Gets the hint that is appended to the message of a 404 response, including its leading space.</summary>
    public string? NotFoundHint { get; init; }

    /// <summary>Gets the hint that is appended to a message if the outcome of the request is unknown, including its leading space.</summary>
    public string? UnknownOutcomeHint { get; init; }

    /// <summary>Gets a value indicating whether a 404 response to a retry is treated as success if an earlier attempt may have been
    /// processed.</summary>
    public bool TreatNotFoundAsSuccessOnRetry { get; init; }

    /// <summary>Determines whether a status code indicates success.</summary>
    public bool IsSuccess(HttpStatusCode statusCode) =>
        ExpectsRedirect ? statusCode == HttpStatusCode.TemporaryRedirect : (int)statusCode is >= 200 and < 300;
}
