namespace BulkExport.Client;

/// <summary>Whole lines of a file, in a rented buffer.</summary>
/// <param name="buffer">The buffer, which becomes the block's own.</param>
/// <param name="start">Where the lines start.</param>
/// <param name="end">Where they end.</param>
internal sealed class LineBlock(byte[] buffer, int start, int end) : IDisposable
{
    private byte[]? _buffer = buffer;

    public ReadOnlySpan<byte> Lines => _buffer.AsSpan(start..end);

    /// <summary>Whether it holds the start of a line that is too long to be read, and nothing else.</summary>
    public bool IsTooLong { get; init; }

    public void Dispose()
    {
        if (_buffer is not null)
        {
            BufferPool.Return(_buffer);
            _buffer = null;
        }
    }
}
