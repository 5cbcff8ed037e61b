namespace BulkExport.Client.Testing;

internal sealed record AnswerLostFault(bool IsReset) : Fault
{
    internal override async Task ApplyAsync(Exchange exchange)
    {
        await exchange.CarryOutAsync().ConfigureAwait(false);
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
