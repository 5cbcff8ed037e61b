namespace BulkExport.Client;

/// <summary>The base class of network streams, which support asynchronous reads only because a synchronous read cannot be canceled.</summary>
internal abstract class AsyncOnlyReadStream : ForwardOnlyReadStream
{
    public sealed override int Read(Span<byte> buffer) =>
        throw new NotSupportedException("The stream does not support synchronous reads. Call ReadAsync instead.");
}
