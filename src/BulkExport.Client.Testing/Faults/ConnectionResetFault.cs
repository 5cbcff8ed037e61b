namespace BulkExport.Client.Testing;

internal sealed record ConnectionResetFault : Fault
{
    internal override Task ApplyAsync(Exchange exchange)
    {
        exchange.Reset();
        return Task.CompletedTask;
    }
}
