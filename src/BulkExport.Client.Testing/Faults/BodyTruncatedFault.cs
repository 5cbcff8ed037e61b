namespace BulkExport.Client.Testing;

internal sealed record BodyTruncatedFault : Fault
{
    public BodyTruncatedFault(int maxLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxLength);
        MaxLength = maxLength;
    }

    public int MaxLength { get; }

    internal override async Task ApplyAsync(Exchange exchange) =>
        await exchange.SendAsync(await exchange.ExecuteAsync().ConfigureAwait(false), MaxLength).ConfigureAwait(false);
}
