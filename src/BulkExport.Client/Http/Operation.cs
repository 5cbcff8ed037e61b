using System.Net;

namespace BulkExport.Client;

/// <summary>A kind of call, as pipelines and messages know it.</summary>
/// <param name="Name">What telemetry calls it.</param>
/// <param name="Verb">What a message calls it, before its subject: "fetch job".</param>
/// <param name="Repeat">What may be repeated.</param>
internal sealed record Operation(string Name, string Verb, RepeatRule Repeat)
{
    /// <summary>Whether success is a redirect, to be read and not followed, instead of a 2xx.</summary>
    public bool SucceedsByRedirect { get; init; }

    /// <summary>What a 404 means here, and what to do about it.</summary>
    public string? NotFoundAdvice { get; init; }

    /// <summary>What to do when the answer is lost, where the answer matters.</summary>
    public string? LostAnswerAdvice { get; init; }

    /// <summary>Whether a repeat that finds nothing has succeeded, once an earlier attempt may have been carried out.</summary>
    public bool GoneIsDone { get; init; }

    /// <summary>Whether an answer of that status is a success.</summary>
    public bool IsSuccess(HttpStatusCode status) =>
        SucceedsByRedirect ? status == HttpStatusCode.TemporaryRedirect : (int)status is >= 200 and < 300;
}
