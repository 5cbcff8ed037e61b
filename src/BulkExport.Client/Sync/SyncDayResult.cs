namespace BulkExport.Client;

/// <summary>Describes the result of a synchronization for one day of a resource type.</summary>
public sealed record SyncDayResult
{
    /// <summary>Gets the resource type.</summary>
    public required ResourceType ResourceType { get; init; }

    /// <summary>Gets the day, in UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Gets the status of the day.</summary>
    public required SyncDayStatus Status { get; init; }

    /// <summary>Gets the file of the day in the store, or <see langword="null"/> if there is none.</summary>
    /// <remarks>A day that is deferred, pending or failed has a file if it was to be exported once more.</remarks>
    public ExportFile? File { get; init; }

    /// <summary>Gets the UTC date from which the day can be requested.</summary>
    /// <value>The date if the status is <see cref="SyncDayStatus.Deferred"/> and the date is known; otherwise, <see langword="null"/>.</value>
    public DateOnly? DeferredUntil { get; init; }

    /// <summary>Gets the exception that describes why the day is failed, or why a pending or deferred day could not be processed.</summary>
    /// <value>The exception if the status is <see cref="SyncDayStatus.Failed"/>; for other statuses, the exception if there is one.</value>
    public BulkExportException? Error { get; init; }

    /// <summary>Gets a value indicating whether the store contains the records of the day: it has a file, or the day has no records.</summary>
    public bool IsStored => File is not null || Status == SyncDayStatus.NoRecords;
}
