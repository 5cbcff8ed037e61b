namespace BulkExport.Client.Hosting;

/// <summary>Specifies how a run has ended.</summary>
internal enum SyncRunStatus
{
    /// <summary>No day is pending, deferred or failed.</summary>
    Completed,

    /// <summary>Days are deferred, and none is pending or failed.</summary>
    Deferred,

    /// <summary>Days are pending or failed.</summary>
    Incomplete,

    /// <summary>The run threw an exception.</summary>
    Failed,

    /// <summary>Another process has synchronized the store since the scheduled time.</summary>
    Skipped,

    /// <summary>Another process synchronizes the store.</summary>
    Busy,

    /// <summary>The host stops.</summary>
    Canceled,
}
