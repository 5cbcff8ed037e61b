namespace BulkExport.Client.Testing;

/// <summary>Represents the body of a response, in memory or on disk.</summary>
internal abstract class Content
{
    private const int BufferSize = 64 * 1024;

    public abstract long Length { get; }

    /// <summary>Reads bytes at the specified offset.</summary>
    /// <returns>The number of bytes read; 0 at the end of the body.</returns>
    public abstract ValueTask<int> ReadAsync(Memory<byte> buffer, long offset, CancellationToken cancellationToken);

    /// <summary>Copies the specified number of bytes from the start of the body to a stream.</summary>
    public async Task CopyToAsync(Stream destination, long length, CancellationToken cancellationToken)
    {
        var buffer = new byte[Math.Min(BufferSize, length)];
        for (long offset = 0; offset < length; )
        {
            var chunk = buffer.AsMemory(0, (int)Math.Min(buffer.Length, length - offset));
            var count = await ReadAsync(chunk, offset, cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                throw new EndOfStreamException();
            }

            await destination.WriteAsync(chunk[..count], cancellationToken).ConfigureAwait(false);
            offset += count;
        }
    }
}
