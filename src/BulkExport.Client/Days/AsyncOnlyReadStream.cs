namespace BulkExport.Client;

/// <summary>A stream from the network, which is read asynchronously only: a read that blocks could not be given up.</summary>
internal abstract class AsyncOnlyReadStream : ForwardOnlyReadStream
{
    public sealed override int Read(Span<byte> buffer) =>
        throw new NotSupportedException("This stream comes from the network. Read it with ReadAsync.");
}
