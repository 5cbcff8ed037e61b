namespace BulkExport.Client;

/// <summary>Specifies the group of a day in a <see cref="JobSummary"/>.</summary>
public enum JobSummaryGroup
{
    /// <summary>The day has not reached a terminal status.</summary>
    Pending,

    /// <summary>The file of the day is available.</summary>
    Completed,

    /// <summary>The day has no records.</summary>
    Empty,

    /// <summary>The export of the day failed.</summary>
    Failed,

    /// <summary>The day was deleted before it was exported.</summary>
    Deleted,
}
