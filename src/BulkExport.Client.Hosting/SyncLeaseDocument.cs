namespace BulkExport.Client.Hosting;

/// <summary>Represents the document that records which process synchronizes the store.</summary>
internal sealed record SyncLeaseDocument
{
    public int FormatVersion { get; init; } = SyncDocuments.FormatVersion;

    /// <summary>Gets the random identifier of the run that holds the lease, or <see langword="null"/> if it was released.</summary>
    public Guid? OwnerId { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}
