namespace BulkExport.Client.FuzzTests;

/// <summary>A source that gives what it has in pieces, as a network does.</summary>
internal sealed class ChunkedStream(byte[] data, int size) : MemoryStream(data)
{
    /// <summary>Pieces of a size that is the input's own, so that a finding can be repeated.</summary>
    public static ChunkedStream Of(byte[] data, params ReadOnlySpan<int> sizes) => new(data, sizes[data.Length % sizes.Length]);

    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(size, buffer.Length)]);

    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(size, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
}
