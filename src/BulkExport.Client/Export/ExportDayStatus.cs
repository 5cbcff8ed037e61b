namespace BulkExport.Client;

/// <summary>Specifies the status of one day in the result of an export.</summary>
public enum ExportDayStatus
{
    /// <summary>The file was downloaded and verified.</summary>
    Downloaded,

    /// <summary>The store already contains a complete file. The file was exported by this job or a later one, or by an earlier job if this job has no
    /// file for the day or the file is no longer available.</summary>
    AlreadyDownloaded,

    /// <summary>The day has no records, and there is no file.</summary>
    NoRecords,

    /// <summary>The service failed to export the day. Run the export again to request the day with a new job, which counts against the quota.</summary>
    ExportFailed,

    /// <summary>The day was deleted before it was exported. Run the export again to request the day with a new job, which counts against the quota.</summary>
    Deleted,

    /// <summary>The service has no file for the day, and the day is not known to be empty. The service removes files 7 days after their
    /// creation.</summary>
    NotFound,

    /// <summary>The download failed; see <see cref="ExportDayResult.Error"/>. Run the export again to retry.</summary>
    DownloadFailed,
}
