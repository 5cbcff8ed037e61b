using System.Net;

namespace BulkExport.Client.Testing;

/// <summary>Represents a fault that can be injected into the responses of a <see cref="SimulatedBulkExport"/>.</summary>
/// <remarks>
/// Pass a fault to <see cref="SimulatedFaults.Enqueue(Fault)"/>. Faults take precedence over the validation of the request: they also apply
/// to requests with invalid credentials.
/// </remarks>
public abstract record Fault
{
    private protected Fault() { }

    /// <summary>Gets the fault that sends the response unchanged.</summary>
    internal static Fault None { get; } = new NoFault();

    /// <summary>Creates a fault that returns an error response with a status code. The request is not processed.</summary>
    /// <param name="statusCode">The status code, such as <see cref="HttpStatusCode.ServiceUnavailable"/>.</param>
    /// <returns>The fault. Use a <c>with</c> expression to set its error code, message and format.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="statusCode"/> is not from 300 to 599.</exception>
    public static StatusFault Status(HttpStatusCode statusCode) => new(statusCode, retryAfter: null);

    /// <summary>Creates a fault that returns an error response with a <c>Retry-After</c> delay. The request is not processed.</summary>
    /// <param name="statusCode">The status code, such as <see cref="HttpStatusCode.ServiceUnavailable"/>.</param>
    /// <param name="retryAfter">The value of the <c>Retry-After</c> header, rounded up to whole seconds.</param>
    /// <returns>The fault. Use a <c>with</c> expression to set its error code, message and format.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="statusCode"/> is not from 300 to 599, or <paramref name="retryAfter"/>
    /// is negative.</exception>
    public static StatusFault Status(HttpStatusCode statusCode, TimeSpan retryAfter) =>
        new(statusCode, StatusFault.FormatDelay(retryAfter));

    /// <summary>Creates a fault that returns an error response with a <c>Retry-After</c> date. The request is not processed.</summary>
    /// <param name="statusCode">The status code, such as <see cref="HttpStatusCode.ServiceUnavailable"/>.</param>
    /// <param name="retryAfter">The value of the <c>Retry-After</c> header, sent as an HTTP date without fractions of a second.</param>
    /// <returns>The fault. Use a <c>with</c> expression to set its error code, message and format.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="statusCode"/> is not from 300 to 599.</exception>
    public static StatusFault Status(HttpStatusCode statusCode, DateTimeOffset retryAfter) =>
        new(statusCode, StatusFault.FormatDate(retryAfter));

    /// <summary>Creates a fault that returns status code 429. The request is not processed.</summary>
    /// <param name="retryAfter">The value of the <c>Retry-After</c> header, rounded up to whole seconds, or <see langword="null"/> to omit the
    /// header.</param>
    /// <returns>The fault. Use a <c>with</c> expression to set its error code, message and format.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="retryAfter"/> is negative.</exception>
    public static StatusFault TooManyRequests(TimeSpan? retryAfter = null) =>
        retryAfter is { } delay ? Status(HttpStatusCode.TooManyRequests, delay) : Status(HttpStatusCode.TooManyRequests);

    /// <summary>Creates a fault that resets the connection before the response is sent. The request is not processed.</summary>
    /// <returns>The fault.</returns>
    public static Fault ConnectionReset() => new ConnectionResetFault();

    /// <summary>Creates a fault that closes the connection before the response is sent, as during a server shutdown. The request is not
    /// processed.</summary>
    /// <remarks><see cref="HttpClient"/> treats this as an expired idle connection and transparently retries a request without a body, so the
    /// simulator receives the request twice.</remarks>
    /// <returns>The fault.</returns>
    public static Fault ConnectionClosed() => new ConnectionClosedFault();

    /// <summary>Creates a fault that drops the connection after the request is processed but before the response is sent.</summary>
    /// <remarks>Use this fault to test operations whose outcome is unknown to the client, such as the creation or deletion of a job.</remarks>
    /// <param name="reset"><see langword="true"/> to reset the connection; <see langword="false"/> to close it as
    /// <see cref="ConnectionClosed"/> does. The default is <see langword="true"/>.</param>
    /// <returns>The fault.</returns>
    public static Fault ResponseLost(bool reset = true) => new ResponseLostFault(reset);

    /// <summary>Creates a fault that sends no response and keeps the connection open until the client cancels the request or the simulator is
    /// disposed. The request is not processed.</summary>
    /// <returns>The fault.</returns>
    public static Fault NoResponse() => new NoResponseFault();

    /// <summary>Creates a fault that drops the connection in the middle of the response body. The request is processed.</summary>
    /// <remarks>A response without a body, such as the response to a delete, is sent unchanged.</remarks>
    /// <param name="afterBytes">The number of bytes of the body to send. If the body is not longer than this, all of it is sent and the
    /// <c>Content-Length</c> header specifies one byte more.</param>
    /// <param name="chunked"><see langword="true"/> to send the body with chunked transfer encoding and omit the last chunk;
    /// <see langword="false"/> to send a <c>Content-Length</c> header that exceeds the number of bytes sent. The default is
    /// <see langword="false"/>.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="afterBytes"/> is negative.</exception>
    public static Fault ConnectionDroppedMidBody(int afterBytes, bool chunked = false) =>
        new ConnectionDroppedMidBodyFault(afterBytes, chunked);

    /// <summary>Creates a fault that sends part of the response body and then stalls until the client cancels the request or the simulator is
    /// disposed. The request is processed.</summary>
    /// <remarks>A response without a body, such as the response to a delete, is sent unchanged.</remarks>
    /// <param name="afterBytes">The number of bytes of the body to send. If the body is not longer than this, all of it is sent and the
    /// <c>Content-Length</c> header specifies one byte more.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="afterBytes"/> is negative.</exception>
    public static Fault BodyStalled(int afterBytes) => new BodyStalledFault(afterBytes);

    /// <summary>Creates a fault that truncates the response body and sets a matching <c>Content-Length</c> header, so that only the content
    /// itself reveals the truncation. The request is processed.</summary>
    /// <param name="maxLength">The maximum length of the body, in bytes. A shorter body is sent unchanged.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxLength"/> is negative.</exception>
    public static Fault BodyTruncated(int maxLength) => new BodyTruncatedFault(maxLength);

    /// <summary>Creates a fault that inverts all bits of 16 consecutive bytes of the response body without changing its length. The request is
    /// processed.</summary>
    /// <param name="offset">The offset of the first corrupted byte. If fewer than 16 bytes follow it, the last 16 bytes of the body are
    /// corrupted.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="offset"/> is negative.</exception>
    public static Fault BodyCorrupted(int offset) => new BodyCorruptedFault(offset);

    /// <summary>Creates a fault that sends a custom response, such as malformed JSON or the HTML error page of a proxy. The request is not
    /// processed.</summary>
    /// <param name="statusCode">The status code.</param>
    /// <param name="contentType">The value of the <c>Content-Type</c> header, such as <c>text/html</c>.</param>
    /// <param name="body">The response body, sent in UTF-8.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException"><paramref name="contentType"/> is empty or consists only of white-space characters, or
    /// <paramref name="body"/> is not empty although a response
    /// with <paramref name="statusCode"/> cannot have a body.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="contentType"/> or <paramref name="body"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="statusCode"/> is not from 200 to 599.</exception>
    public static Fault Response(HttpStatusCode statusCode, string contentType, string body) =>
        new ResponseFault(statusCode, contentType, body);

    /// <summary>Creates a fault that returns an error response in the XML format of an object store. The request is not processed.</summary>
    /// <param name="statusCode">The status code, such as <see cref="HttpStatusCode.Forbidden"/>.</param>
    /// <param name="code">The error code of the object store, such as <c>SignatureDoesNotMatch</c>.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException"><paramref name="code"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="statusCode"/> is not from 400 to 599.</exception>
    public static Fault StorageError(HttpStatusCode statusCode, string code) => new StorageErrorFault(statusCode, code);

    /// <summary>Creates a fault that returns a redirect. The request is not processed, and does not use up a download link.</summary>
    /// <param name="statusCode">The status code, such as <see cref="HttpStatusCode.TemporaryRedirect"/>.</param>
    /// <param name="location">The value of the <c>Location</c> header, or <see langword="null"/> to redirect to the URL of the request.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="statusCode"/> is not from 300 to 399.</exception>
    public static Fault Redirect(HttpStatusCode statusCode, string? location = null) => new RedirectFault(statusCode, location);

    /// <summary>Creates a fault that replaces a string in the response body, for example to return a job other than the requested one. The request is
    /// processed.</summary>
    /// <param name="oldValue">The string to replace, in each of its occurrences. The comparison is case-sensitive.</param>
    /// <param name="newValue">The replacement.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException"><paramref name="oldValue"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="oldValue"/> or <paramref name="newValue"/> is <see langword="null"/>.</exception>
    public static Fault BodyReplaced(string oldValue, string newValue) => new BodyReplacedFault(oldValue, newValue);

    /// <summary>Creates a fault that returns a response that describes a resource other than the requested one, as a misconfigured cache may return.
    /// The request is processed.</summary>
    /// <remarks>The SIDs, days and resource types of jobs in the body are replaced, and so are the resource types of configurations and listed
    /// days.</remarks>
    /// <returns>The fault.</returns>
    public static Fault ResponseMismatched() => new ResponseMismatchedFault();

    /// <summary>Creates a fault that replaces descriptive values in the response body with values of an unexpected form. The request is
    /// processed.</summary>
    /// <remarks>These are a friendly name that is not valid Unicode, a job webhook URL that has no host, a creation date with a time, counts with a
    /// decimal point, and a queue position and an estimated completion time that are words. Values that identify a resource are not changed.</remarks>
    /// <returns>The fault.</returns>
    public static Fault UnexpectedValues() => new UnexpectedValuesFault();

    /// <summary>Creates a fault that replaces the scheme, host and port of the links in the response body (the links to pages, resources and files) with a
    /// base address, including its path. The request is processed.</summary>
    /// <remarks>Use this fault to simulate a service behind a gateway, which names its own host instead of the one that the client requested.</remarks>
    /// <param name="baseAddress">The base address of the links, such as <c>https://gateway.example/bulkexports/</c>.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException"><paramref name="baseAddress"/> is not an absolute URI that ends with a slash.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="baseAddress"/> is <see langword="null"/>.</exception>
    public static Fault LinksRewritten(Uri baseAddress) => new LinksRewrittenFault(baseAddress);

    /// <summary>Sends the response to a request, modified by the fault.</summary>
    internal abstract Task ApplyAsync(Exchange exchange);
}
