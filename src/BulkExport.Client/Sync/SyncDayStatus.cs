namespace BulkExport.Client;

/// <summary>Specifies the status of one day in the result or the progress of a synchronization.</summary>
public enum SyncDayStatus
{
    /// <summary>The store already contained a current file.</summary>
    Present,

    /// <summary>The file was downloaded.</summary>
    Downloaded,

    /// <summary>The day was exported once more, and the file was downloaded; see <see cref="SyncRequest.ReexportAfter"/>.</summary>
    Reexported,

    /// <summary>The day has no records, and there is no file.</summary>
    NoRecords,

    /// <summary>The day is part of the plan, and its job is not finished or its file has not been downloaded yet. Synchronize again to resume.</summary>
    Pending,

    /// <summary>The day is left for a later run; see <see cref="SyncDayResult.DeferredUntil"/>.</summary>
    Deferred,

    /// <summary>The day could not be exported or downloaded; see <see cref="SyncDayResult.Error"/>. The next run tries again.</summary>
    Failed,
}
