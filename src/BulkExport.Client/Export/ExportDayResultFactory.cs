namespace BulkExport.Client;

/// <summary>Creates the results for the days of an export.</summary>
internal static class ExportDayResultFactory
{
    /// <summary>Creates the result for a day without a file that a job reports.</summary>
    public static ExportDayResult Create(Job job, DateOnly day, ExportDayStatus status) =>
        new()
        {
            Day = day,
            Status = status,
            Error = status == ExportDayStatus.NoRecords ? null : BulkExportDayException.Create(job, day, status),
        };

    /// <summary>Creates the result for a day with a file.</summary>
    public static ExportDayResult Create(
        IExportStore store,
        ResourceType resourceType,
        DateOnly day,
        IndexedFile file,
        ExportDayStatus status
    ) =>
        new()
        {
            Day = day,
            Status = status,
            File = ExportFileFactory.Create(store, resourceType, day, file, alreadyExisted: status == ExportDayStatus.AlreadyDownloaded),
        };

    /// <summary>Creates the result for a day whose download failed.</summary>
    public static ExportDayResult Create(DateOnly day, BulkExportException error) =>
        new()
        {
            Day = day,
            Status = TransientErrorClassifier.IsNotFound(error) ? ExportDayStatus.NotFound : ExportDayStatus.DownloadFailed,
            Error = error,
        };
}
