using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace BulkExport.Client;

/// <summary>The empty body of a request that changes something but has no body.</summary>
/// <remarks>
/// When a connection closes before the first response byte, <see cref="SocketsHttpHandler"/> transparently resends a request without a body. For a
/// delete, that would hide the lost response, and the 404 of the resent request would look like the first response. It does not resend a
/// request with a body, even an empty one.
/// </remarks>
internal sealed class EmptyContent : HttpContent
{
    private EmptyContent() => Headers.ContentLength = 0; // set once, so that concurrent requests only read it

    public static EmptyContent Instance { get; } = new();

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return true;
    }

    [SuppressMessage("Usage", "CA2215", Justification = "Each request disposes its content, and this instance is shared by all requests.")]
    protected override void Dispose(bool disposing) { }
}
