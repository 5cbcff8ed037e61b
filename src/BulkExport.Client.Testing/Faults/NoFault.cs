namespace BulkExport.Client.Testing;

internal sealed record NoFault : Fault
{
    internal override async Task ApplyAsync(Exchange exchange) =>
        await exchange.SendAsync(await exchange.ExecuteAsync().ConfigureAwait(false)).ConfigureAwait(false);
}
