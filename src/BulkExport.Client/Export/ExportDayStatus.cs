namespace BulkExport.Client;

/// <summary>What became of a day in an export to a folder.</summary>
public enum ExportDayStatus
{
    /// <summary>The file was fetched and is whole.</summary>
    Downloaded,

    /// <summary>The whole file was there already.</summary>
    AlreadyDownloaded,

    /// <summary>The day had no records, and there is no file.</summary>
    NoRecords,

    /// <summary>The service could not export the day.</summary>
    ExportFailed,

    /// <summary>The day was deleted before it ran.</summary>
    Deleted,

    /// <summary>The service has no file for the day: it was removed, 7 days after it was made, or it is one of some days that were empty or failed, of
    /// which the service does not say which is which.</summary>
    NotFound,

    /// <summary>The file could not be brought here; <see cref="ExportDayResult.Error"/> says why. Running the export again tries again.</summary>
    DownloadFailed,
}
