namespace BulkExport.Client.Testing;

internal sealed record ConnectionDroppedMidBodyFault : Fault
{
    public ConnectionDroppedMidBodyFault(int afterBytes, bool chunked)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterBytes);
        AfterBytes = afterBytes;
        Chunked = chunked;
    }

    public int AfterBytes { get; }

    public bool Chunked { get; }

    internal override async Task ApplyAsync(Exchange exchange)
    {
        var body = await exchange.ExecuteAsync().ConfigureAwait(false);
        if (body.Length > 0)
        {
            await exchange.SendPartAsync(body, AfterBytes, Chunked).ConfigureAwait(false);
            await exchange.CloseAsync().ConfigureAwait(false);
        }
    }
}
