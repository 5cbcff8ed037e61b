using System.Net;

namespace BulkExport.Client.Testing;

/// <summary>A way in which the service misbehaves for one call.</summary>
/// <remarks>Give it to <see cref="SimulatedFaults.Enqueue(Fault)"/>. Faults strike whatever the call is, also one with wrong credentials.</remarks>
public abstract record Fault
{
    private protected Fault() { }

    /// <summary>No fault at all.</summary>
    internal static Fault None { get; } = new NoFault();

    /// <summary>The service refuses the call with a status, and with its own error body. The request is not carried out.</summary>
    /// <param name="status">The status, such as <see cref="HttpStatusCode.ServiceUnavailable"/>.</param>
    /// <returns>The fault. With <c>with { … }</c> its code, message and form can be chosen.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not from 300 to 599.</exception>
    public static StatusFault Status(HttpStatusCode status) => new(status, retryAfter: null);

    /// <summary>The service refuses the call with a status, and asks for a wait in seconds. The request is not carried out.</summary>
    /// <param name="status">The status.</param>
    /// <param name="retryAfter">The wait, rounded up to whole seconds.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not from 300 to 599, or <paramref name="retryAfter"/>
    /// is negative.</exception>
    public static StatusFault Status(HttpStatusCode status, TimeSpan retryAfter) => new(status, StatusFault.Seconds(retryAfter));

    /// <summary>The service refuses the call with a status, and names the time to come back. The request is not carried out.</summary>
    /// <param name="status">The status.</param>
    /// <param name="retryAfter">The time, sent as an HTTP date: without fractions of a second.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not from 300 to 599.</exception>
    public static StatusFault Status(HttpStatusCode status, DateTimeOffset retryAfter) => new(status, StatusFault.Date(retryAfter));

    /// <summary>The service refuses the call with a 429. The request is not carried out.</summary>
    /// <param name="retryAfter">The wait it asks for, rounded up to whole seconds; none by default.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="retryAfter"/> is negative.</exception>
    public static StatusFault TooManyRequests(TimeSpan? retryAfter = null) =>
        retryAfter is { } wait ? Status(HttpStatusCode.TooManyRequests, wait) : Status(HttpStatusCode.TooManyRequests);

    /// <summary>The connection is reset before any answer. The request is not carried out.</summary>
    /// <returns>The fault.</returns>
    public static Fault ConnectionReset() => new ConnectionResetFault();

    /// <summary>The connection is closed before any answer, as by a server that shuts down. The request is not carried out.</summary>
    /// <remarks><see cref="HttpClient"/> takes this for a connection that was idle for too long, and sends a request without a body once
    /// more by itself: the service receives it twice.</remarks>
    /// <returns>The fault.</returns>
    public static Fault ConnectionClosed() => new ConnectionClosedFault();

    /// <summary>The request is carried out, but the connection breaks before its answer: a deleted job is gone, and nobody knows.</summary>
    /// <param name="reset">Whether the connection is reset, as it is by default, or closed: see <see cref="ConnectionClosed"/>.</param>
    /// <returns>The fault.</returns>
    public static Fault ResponseLost(bool reset = true) => new ResponseLostFault(reset);

    /// <summary>No answer comes, nor is the request carried out: the connection stays open until the client gives up or the service is
    /// disposed.</summary>
    /// <returns>The fault.</returns>
    public static Fault NoResponse() => new NoResponseFault();

    /// <summary>The request is carried out, but the connection ends in the middle of the answer's body.</summary>
    /// <remarks>An answer that has no body, such as that to a delete, comes whole.</remarks>
    /// <param name="afterBytes">How many bytes of the body are sent. When the body is shorter, all of it: the answer promises more.</param>
    /// <param name="chunked">Whether the body is sent in chunks and the last one is missing, rather than with a <c>Content-Length</c>
    /// that is more than what is sent.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="afterBytes"/> is negative.</exception>
    public static Fault ConnectionDroppedMidBody(int afterBytes, bool chunked = false) =>
        new ConnectionDroppedMidBodyFault(afterBytes, chunked);

    /// <summary>The request is carried out, but after a part of the answer's body nothing more comes, until the client gives up or the
    /// service is disposed.</summary>
    /// <remarks>An answer that has no body, such as that to a delete, comes whole.</remarks>
    /// <param name="afterBytes">How many bytes of the body are sent. When the body is shorter, all of it: the answer promises more.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="afterBytes"/> is negative.</exception>
    public static Fault BodyStalled(int afterBytes) => new BodyStalledFault(afterBytes);

    /// <summary>The request is carried out, but the body of the answer is only the beginning of what it should be, and its
    /// <c>Content-Length</c> agrees: nothing but the body itself can tell.</summary>
    /// <param name="afterBytes">How many bytes there are. When the body is shorter, it comes whole.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="afterBytes"/> is negative.</exception>
    public static Fault BodyTruncated(int afterBytes) => new BodyTruncatedFault(afterBytes);

    /// <summary>The request is carried out, but in 16 bytes of the answer's body all bits are flipped. The length stays.</summary>
    /// <param name="afterBytes">How many bytes before the damage are right. When the body is too short for that, the damage is at its
    /// end.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="afterBytes"/> is negative.</exception>
    public static Fault BodyCorrupted(int afterBytes) => new BodyCorruptedFault(afterBytes);

    /// <summary>The service answers something else, literally: JSON that is none, a page of a proxy, an oddity of the wire. The request is
    /// not carried out.</summary>
    /// <param name="status">The status.</param>
    /// <param name="contentType">The content type, such as <c>text/html</c>.</param>
    /// <param name="text">The body, sent in UTF-8.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException"><paramref name="contentType"/> is empty, or there is a <paramref name="text"/> although an answer
    /// of that status has no body.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="contentType"/> or <paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not from 200 to 599.</exception>
    public static Fault Response(HttpStatusCode status, string contentType, string text) => new BodyFault(status, contentType, text);

    /// <summary>Answers the call in the fault's way.</summary>
    internal abstract Task ApplyAsync(Exchange exchange);
}
