namespace BulkExport.Client.Testing;

internal sealed record BodyCorruptedFault : Fault
{
    /// <summary>The number of corrupted bytes, which exceeds the length of the fields in a gzip header that no checksum covers, such as the timestamp.</summary>
    private const int CorruptedLength = 16;

    public BodyCorruptedFault(int offset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        Offset = offset;
    }

    public int Offset { get; }

    internal override async Task ApplyAsync(Exchange exchange)
    {
        var body = await exchange.ExecuteAsync().ConfigureAwait(false);
        var start = Math.Max(0, Math.Min(Offset, body.Length - CorruptedLength));
        await exchange.SendAsync(new CorruptedContent(body, start, start + CorruptedLength)).ConfigureAwait(false);
    }
}
