namespace BulkExport.Client;

/// <summary>Specifies the status of one day in the result of an export.</summary>
public enum ExportDayStatus
{
    /// <summary>The file was downloaded and verified.</summary>
    Downloaded,

    /// <summary>The store already contains the complete file of this job or a later job, or the file of an earlier job if the service has no file.</summary>
    AlreadyDownloaded,

    /// <summary>The day has no records, and there is no file.</summary>
    NoRecords,

    /// <summary>The service failed to export the day.</summary>
    ExportFailed,

    /// <summary>The day was deleted from the job before it was exported.</summary>
    Deleted,

    /// <summary>The service has no file for the day, but does not report that the day has no records. The service removes files 7 days after their creation.</summary>
    NotFound,

    /// <summary>The download failed; see <see cref="ExportDayResult.Error"/>. Run the export again to retry.</summary>
    DownloadFailed,
}
