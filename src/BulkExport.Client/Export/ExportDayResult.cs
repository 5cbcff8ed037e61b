namespace BulkExport.Client;

/// <summary>Describes the result of an export for one day.</summary>
public sealed record ExportDayResult
{
    /// <summary>Gets the day, in UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Gets the status of the day.</summary>
    public required ExportDayStatus Status { get; init; }

    /// <summary>Gets the file of the day, or <see langword="null"/> if the store does not contain one or the download failed. After a failed
    /// download, the store may still contain the file of an earlier job.</summary>
    public ExportFile? File { get; init; }

    /// <summary>Gets the exception that describes why the day is missing.</summary>
    /// <value>
    /// A <see cref="BulkExportDayException"/> if the status is <see cref="ExportDayStatus.ExportFailed"/> or <see cref="ExportDayStatus.Deleted"/>; the exception of
    /// the download if the status is <see cref="ExportDayStatus.DownloadFailed"/> or <see cref="ExportDayStatus.NotFound"/>; otherwise,
    /// <see langword="null"/>.
    /// </value>
    public BulkExportException? Error { get; init; }
}
