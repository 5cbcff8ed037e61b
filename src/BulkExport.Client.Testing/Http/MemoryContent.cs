namespace BulkExport.Client.Testing;

/// <summary>Represents a body buffered in memory.</summary>
internal sealed class MemoryContent(ReadOnlyMemory<byte> bytes) : Content
{
    public static MemoryContent Empty { get; } = new(default);

    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    public override long Length => Bytes.Length;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, long offset, CancellationToken cancellationToken)
    {
        var count = (int)Math.Min(buffer.Length, Bytes.Length - offset);
        Bytes.Slice((int)offset, count).CopyTo(buffer);
        return ValueTask.FromResult(count);
    }
}
