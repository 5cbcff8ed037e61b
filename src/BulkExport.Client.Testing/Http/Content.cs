namespace BulkExport.Client.Testing;

/// <summary>The body of an answer, wherever it is kept.</summary>
internal abstract class Content
{
    private const int BufferSize = 64 * 1024;

    public abstract long Length { get; }

    /// <summary>Reads some bytes from a place. 0 bytes mean the end.</summary>
    public abstract ValueTask<int> ReadAsync(Memory<byte> buffer, long at, CancellationToken cancellationToken);

    /// <summary>Copies the beginning to a stream.</summary>
    public async Task CopyToAsync(Stream to, long length, CancellationToken cancellationToken)
    {
        var buffer = new byte[Math.Min(BufferSize, length)];
        for (long at = 0; at < length; )
        {
            var part = buffer.AsMemory(0, (int)Math.Min(buffer.Length, length - at));
            var count = await ReadAsync(part, at, cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                throw new EndOfStreamException();
            }

            await to.WriteAsync(part[..count], cancellationToken).ConfigureAwait(false);
            at += count;
        }
    }
}
