namespace BulkExport.Client;

/// <summary>Represents the document that contains the SID of the account that a store belongs to.</summary>
internal sealed record OwnerDocument
{
    public int FormatVersion { get; init; }

    public string? AccountSid { get; init; }
}
