namespace BulkExport.Client.Testing;

internal sealed record ConnectionClosedFault : Fault
{
    internal override Task ApplyAsync(Exchange exchange) => exchange.CloseAsync();
}
