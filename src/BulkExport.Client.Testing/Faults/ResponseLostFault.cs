namespace BulkExport.Client.Testing;

internal sealed record ResponseLostFault(bool IsReset) : Fault
{
    internal override async Task ApplyAsync(Exchange exchange)
    {
        await exchange.ExecuteAsync().ConfigureAwait(false);
        if (IsReset)
        {
            exchange.Reset();
        }
        else
        {
            await exchange.CloseAsync().ConfigureAwait(false);
        }
    }
}
