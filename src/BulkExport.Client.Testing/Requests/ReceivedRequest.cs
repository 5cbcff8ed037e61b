using Microsoft.AspNetCore.Http;

namespace BulkExport.Client.Testing;

/// <summary>A request as the service received it.</summary>
public sealed class ReceivedRequest
{
    internal ReceivedRequest(
        int number,
        DateTimeOffset receivedAt,
        HttpRequest request,
        IReadOnlyDictionary<string, string> form,
        bool isForFile
    )
    {
        Number = number;
        ReceivedAt = receivedAt.ToUniversalTime();
        Method = HttpMethod.Parse(request.Method);
        Path = request.Path.Value ?? string.Empty;
        IsFileRequest = isForFile;
        HasAuthorization = request.Headers.Authorization.Count > 0;
        Query = RequestForm.Fields(isForFile ? [] : request.Query); // the query of a link is a credential
        Form = form;
        UserAgent = request.Headers.UserAgent is { Count: > 0 } agent ? agent.ToString() : null;
    }

    /// <summary>The number of the call since the service was started, from 1. Clearing the log does not start it anew.</summary>
    public int Number { get; }

    /// <summary>When it came, by the service's clock, in UTC.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>The method.</summary>
    public HttpMethod Method { get; }

    /// <summary>Whether the request came to the file host, rather than to the API.</summary>
    public bool IsFileRequest { get; }

    /// <summary>The path, such as <c>/v1/Exports/Jobs/JS…</c> or <c>/bulk-exports/Messages/2026-07-01.json.gz</c>, without the query.</summary>
    public string Path { get; }

    /// <summary>The query's parameters. One that was sent more than once holds all its values, separated by commas. Empty for the file
    /// host: there, the query is a credential.</summary>
    public IReadOnlyDictionary<string, string> Query { get; }

    /// <summary>The form's fields; empty when the body is no form. One that was sent more than once holds all its values, separated by
    /// commas.</summary>
    public IReadOnlyDictionary<string, string> Form { get; }

    /// <summary>The <c>User-Agent</c> header; <see langword="null"/> when there was none.</summary>
    public string? UserAgent { get; }

    /// <summary>Whether there was an <c>Authorization</c> header, of whatever kind. The file host refuses a request with one.</summary>
    public bool HasAuthorization { get; }

    /// <summary>The SID of the account or API key whose right secret came with the request; <see langword="null"/> when none did.</summary>
    public string? CredentialSid { get; internal init; }

    /// <summary>The id under which the service answered: the <c>Twilio-Request-Id</c> header of the answer, or
    /// <c>x-amz-request-id</c> of the file host's.</summary>
    public string RequestId { get; internal init; } = string.Empty;

    /// <summary>The fault that struck the call; <see langword="null"/> when none did.</summary>
    public Fault? Fault { get; internal set; }

    /// <summary>Returns the number, the method and the path.</summary>
    /// <returns>A text such as <c>#1 GET /v1/Exports/Jobs/JS…</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"#{Number} {Method} {Path}");
}
