namespace BulkExport.Client.Testing;

internal sealed record NoAnswerFault : Fault
{
    internal override async Task ApplyAsync(Exchange exchange)
    {
        await exchange.WaitUntilGoneAsync().ConfigureAwait(false);
        exchange.Reset();
    }
}
