namespace BulkExport.Client.Testing;

/// <summary>Represents a body in which all bits of a range of bytes are inverted.</summary>
/// <param name="inner">The original body.</param>
/// <param name="start">The offset of the first corrupted byte.</param>
/// <param name="end">The offset after the last corrupted byte.</param>
internal sealed class CorruptedContent(Content inner, long start, long end) : Content
{
    public override long Length => inner.Length;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, long offset, CancellationToken cancellationToken)
    {
        var count = await inner.ReadAsync(buffer, offset, cancellationToken).ConfigureAwait(false);
        for (var position = Math.Max(offset, start); position < Math.Min(offset + count, end); position++)
        {
            buffer.Span[(int)(position - offset)] ^= 0xFF;
        }

        return count;
    }
}
