using Microsoft.AspNetCore.Http;

namespace BulkExport.Client.Testing;

/// <summary>Represents a request received by the simulated service.</summary>
public sealed class ReceivedRequest
{
    internal ReceivedRequest(
        int number,
        DateTimeOffset receivedAt,
        HttpRequest request,
        IReadOnlyDictionary<string, string> form,
        bool isFileRequest
    )
    {
        Number = number;
        ReceivedAt = receivedAt.ToUniversalTime();
        Method = HttpMethod.Parse(request.Method);
        Path = request.Path.Value ?? string.Empty;
        IsFileRequest = isFileRequest;
        HasAuthorization = request.Headers.Authorization.Count > 0;
        Query = RequestForm.ToDictionary(isFileRequest ? [] : request.Query); // the query string of a link is a credential
        Form = form;
        Headers = RequestHeaders.ToDictionary(request.Headers);
        UserAgent = request.Headers.UserAgent is { Count: > 0 } agent ? agent.ToString() : null;
    }

    /// <summary>Gets the sequence number of the request, starting at 1. <see cref="RequestLog.Clear"/> does not reset it.</summary>
    public int Number { get; }

    /// <summary>Gets the time at which the request was received, in UTC, according to the simulator's time provider.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>Gets the HTTP method.</summary>
    public HttpMethod Method { get; }

    /// <summary>Gets a value indicating whether the request was sent to the file host instead of the API.</summary>
    public bool IsFileRequest { get; }

    /// <summary>Gets the path without the query string.</summary>
    /// <value>A path such as <c>/v1/Exports/Jobs/JS…</c> or <c>/bulk-exports/Messages/2026-07-01.json.gz</c>.</value>
    public string Path { get; }

    /// <summary>Gets the query parameters. Multiple values of a parameter are joined with commas.</summary>
    /// <value>The query parameters; empty for requests to the file host, whose query string is a credential.</value>
    public IReadOnlyDictionary<string, string> Query { get; }

    /// <summary>Gets the form fields. Multiple values of a field are joined with commas.</summary>
    /// <value>The form fields; empty if the body is not a form.</value>
    public IReadOnlyDictionary<string, string> Form { get; }

    /// <summary>Gets the headers. Header names are case-insensitive. Multiple values of a header are joined with commas.</summary>
    /// <value>The headers. The value of the <c>Authorization</c> and <c>Proxy-Authorization</c> headers is only the scheme, such as <c>Basic</c>, so that the output of a test
    /// contains no credential; <see cref="CredentialSid"/> identifies the credential.</value>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>Gets the value of the <c>User-Agent</c> header.</summary>
    /// <value>The header value, or <see langword="null"/> if the header is missing.</value>
    public string? UserAgent { get; }

    /// <summary>Gets a value indicating whether the request has an <c>Authorization</c> header with any scheme.</summary>
    /// <remarks>The file host returns status code 400 for such a request, as an object store does.</remarks>
    public bool HasAuthorization { get; }

    /// <summary>Gets the SID of the account whose credential authenticated the request.</summary>
    /// <value>The SID, or <see langword="null"/> if the credentials are missing or invalid. Requests to the file host contain no credentials.</value>
    public string? AccountSid { get; internal init; }

    /// <summary>Gets the SID of the account or API key that authenticated the request.</summary>
    /// <value>The SID, or <see langword="null"/> if the credentials are missing or invalid.</value>
    public string? CredentialSid { get; internal init; }

    /// <summary>Gets the request ID that is sent in the response.</summary>
    /// <value>The value of the <c>Twilio-Request-Id</c> header, or of the <c>x-amz-request-id</c> header for the file host.</value>
    public string RequestId { get; internal init; } = string.Empty;

    /// <summary>Gets the fault injected into the response.</summary>
    /// <value>The fault, or <see langword="null"/> if none was injected.</value>
    public Fault? Fault { get; internal set; }

    /// <summary>Returns the sequence number, the HTTP method and the path.</summary>
    /// <returns>A string such as <c>#1 GET /v1/Exports/Jobs/JS…</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"#{Number} {Method} {Path}");
}
