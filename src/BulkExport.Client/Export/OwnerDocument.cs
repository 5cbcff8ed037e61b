namespace BulkExport.Client;

/// <summary>The account whose records a store holds.</summary>
internal sealed record OwnerDocument
{
    public int FormatVersion { get; init; }

    public string? AccountSid { get; init; }
}
