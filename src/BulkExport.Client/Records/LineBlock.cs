namespace BulkExport.Client;

/// <summary>Represents complete lines of a file in a rented buffer.</summary>
/// <param name="buffer">The buffer, which the block owns.</param>
/// <param name="length">The length of the lines.</param>
internal sealed class LineBlock(byte[] buffer, int length) : IDisposable
{
    private byte[]? _buffer = buffer;

    public ReadOnlySpan<byte> Lines => _buffer.AsSpan(0, length);

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
