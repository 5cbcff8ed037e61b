namespace BulkExport.Client.Testing;

/// <summary>A body in which all bits of some bytes are flipped.</summary>
/// <param name="whole">The body as it should be.</param>
/// <param name="from">The first damaged byte.</param>
/// <param name="to">The first byte after the damage.</param>
internal sealed class CorruptedContent(Content whole, long from, long to) : Content
{
    public override long Length => whole.Length;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, long at, CancellationToken cancellationToken)
    {
        var count = await whole.ReadAsync(buffer, at, cancellationToken).ConfigureAwait(false);
        for (var place = Math.Max(at, from); place < Math.Min(at + count, to); place++)
        {
            buffer.Span[(int)(place - at)] ^= 0xFF;
        }

        return count;
    }
}
