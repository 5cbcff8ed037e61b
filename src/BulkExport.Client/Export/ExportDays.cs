namespace BulkExport.Client;

/// <summary>Specifies which days an export requests.</summary>
public enum ExportDays
{
    /// <summary>The days that the store does not contain, including those that failed or were deleted in an earlier job. Days that the service already lists are
    /// downloaded without a request.</summary>
    Missing,

    /// <summary>All days, which count against the quota again. Files in the store are replaced.</summary>
    All,
}
