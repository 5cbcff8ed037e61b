namespace BulkExport.Client.Testing;

/// <summary>A body that is held in memory.</summary>
internal sealed class MemoryContent(ReadOnlyMemory<byte> bytes) : Content
{
    public static MemoryContent Empty { get; } = new(default);

    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    public override long Length => Bytes.Length;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, long at, CancellationToken cancellationToken)
    {
        var count = (int)Math.Min(buffer.Length, Bytes.Length - at);
        Bytes.Slice((int)at, count).CopyTo(buffer);
        return ValueTask.FromResult(count);
    }
}
