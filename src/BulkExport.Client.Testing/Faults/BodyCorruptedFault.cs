namespace BulkExport.Client.Testing;

internal sealed record BodyCorruptedFault : Fault
{
    /// <summary>Long enough to reach beyond the parts of a gzip that nothing checks, such as the time in the header of a member.</summary>
    private const int Damage = 16;

    public BodyCorruptedFault(int afterBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterBytes);
        AfterBytes = afterBytes;
    }

    public int AfterBytes { get; }

    internal override async Task ApplyAsync(Exchange exchange)
    {
        var body = await exchange.ExecuteAsync().ConfigureAwait(false);
        var from = Math.Max(0, Math.Min(AfterBytes, body.Length - Damage));
        await exchange.SendAsync(new CorruptedContent(body, from, from + Damage)).ConfigureAwait(false);
    }
}
