namespace BulkExport.Client;

/// <summary>Specifies the result of an export for one day.</summary>
public enum ExportDayStatus
{
    /// <summary>The file was downloaded and is complete.</summary>
    Downloaded,

    /// <summary>The store already has the complete file of this job or of a later one, or of an earlier one where the service has no file.</summary>
    AlreadyDownloaded,

    /// <summary>The day has no records, and there is no file.</summary>
    NoRecords,

    /// <summary>The service could not export the day.</summary>
    ExportFailed,

    /// <summary>The day was deleted before it was exported.</summary>
    Deleted,

    /// <summary>The service has no file for the day, and does not report that the day has no records. Files are removed 7 days after their creation.</summary>
    NotFound,

    /// <summary>The file could not be downloaded; <see cref="ExportDayResult.Error"/> is the reason. Running the export again retries.</summary>
    DownloadFailed,
}
