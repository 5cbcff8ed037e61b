namespace BulkExport.Client.Testing;

internal sealed record BodyStalledFault : Fault
{
    public BodyStalledFault(int afterBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterBytes);
        AfterBytes = afterBytes;
    }

    public int AfterBytes { get; }

    internal override async Task ApplyAsync(Exchange exchange)
    {
        var body = await exchange.ExecuteAsync().ConfigureAwait(false);
        if (body.Length > 0)
        {
            await exchange.SendPartAsync(body, AfterBytes, chunked: false).ConfigureAwait(false);
            await exchange.WaitForAbortAsync().ConfigureAwait(false);
            exchange.Reset();
        }
    }
}
