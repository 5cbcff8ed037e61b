using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace BulkExport.Client;

/// <summary>The empty body of a request that has none: it sees to it that one attempt to change something is one request on the wire.</summary>
/// <remarks>
/// On a connection that ends before the first byte of an answer, the socket handler repeats a request without a body by itself, and says
/// nothing. For a delete that would hide that an answer was lost, and the repeat's "not found" would look like the first answer. It
/// does not repeat a request that has a body, be it an empty one.
/// </remarks>
internal sealed class NoContent : HttpContent
{
    private NoContent() => Headers.ContentLength = 0; // set here, so that requests at the same time only read it

    public static NoContent Instance { get; } = new();

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return true;
    }

    [SuppressMessage("Usage", "CA2215", Justification = "Each request disposes its content, and this one is everybody's.")]
    protected override void Dispose(bool disposing) { }
}
