namespace BulkExport.Client;

/// <summary>Specifies the reason for the action of a <see cref="SyncPlanDay"/>.</summary>
public enum SyncReason
{
    /// <summary>The store contains the file of the day.</summary>
    Present,

    /// <summary>The day has no records.</summary>
    NoRecords,

    /// <summary>The store contains no file of the day.</summary>
    Missing,

    /// <summary>The store contains no file of the day, and the service failed to export the day, or the day was deleted, in an earlier job.</summary>
    FailedPreviously,

    /// <summary>The file was created, or the day was found to have no records, earlier than <see cref="SyncRequest.ReexportAfter"/> days after the day.</summary>
    ReexportDue,

    /// <summary>All days are exported, regardless of the content of the store; see <see cref="ExportOptions.Days"/>.</summary>
    AllRequested,

    /// <summary>The day is part of a job that was requested earlier.</summary>
    InProgress,
}
