namespace BulkExport.Client.Testing;

internal sealed record NoResponseFault : Fault
{
    internal override async Task ApplyAsync(Exchange exchange)
    {
        await exchange.WaitForAbortAsync().ConfigureAwait(false);
        exchange.Reset();
    }
}
