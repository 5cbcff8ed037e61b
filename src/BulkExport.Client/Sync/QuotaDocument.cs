namespace BulkExport.Client;

/// <summary>Represents the document that records the requested days.</summary>
internal sealed record QuotaDocument
{
    public int FormatVersion { get; init; } = StoreDocuments.FormatVersion;

    public IReadOnlyList<QuotaReservation> Reservations
    {
        get;
        init => field = value ?? [];
    } = [];
}
