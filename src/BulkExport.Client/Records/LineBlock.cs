namespace BulkExport.Client;

/// <summary>Represents complete lines of a file in a rented buffer.</summary>
/// <param name="buffer">The buffer, which the block owns.</param>
/// <param name="start">The start of the lines.</param>
/// <param name="end">The end of the lines.</param>
internal sealed class LineBlock(byte[] buffer, int start, int end) : IDisposable
{
    private byte[]? _buffer = buffer;

    public ReadOnlySpan<byte> Lines => _buffer.AsSpan(start..end);

    /// <summary>Gets a value indicating whether the block contains only the start of a line that exceeds the maximum length.</summary>
    public bool IsOversized { get; init; }

    public void Dispose()
    {
        if (_buffer is not null)
        {
            BufferPool.Return(_buffer);
            _buffer = null;
        }
    }
}
