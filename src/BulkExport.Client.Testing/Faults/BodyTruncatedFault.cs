namespace BulkExport.Client.Testing;

internal sealed record BodyTruncatedFault : Fault
{
    public BodyTruncatedFault(int afterBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterBytes);
        AfterBytes = afterBytes;
    }

    public int AfterBytes { get; }

    internal override async Task ApplyAsync(Exchange exchange) =>
        await exchange.SendAsync(await exchange.ExecuteAsync().ConfigureAwait(false), AfterBytes).ConfigureAwait(false);
}
