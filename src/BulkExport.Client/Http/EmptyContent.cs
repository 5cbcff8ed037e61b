using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace BulkExport.Client;

/// <summary>Represents the empty body of a request that modifies a resource, such as DELETE.</summary>
/// <remarks>
/// When a connection closes before the first response byte, <see cref="SocketsHttpHandler"/> transparently resends a request without a body. For a
/// DELETE request, that would hide the lost response, and the 404 response to the second request would appear to be the first response. A request
/// with a body is not resent, even if the body is empty.
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

    [SuppressMessage("Usage", "CA2215", Justification = "Each request disposes its content, and this instance is shared.")]
    protected override void Dispose(bool disposing) { }
}
