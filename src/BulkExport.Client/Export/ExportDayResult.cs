namespace BulkExport.Client;

/// <summary>Describes the result of an export for one day.</summary>
public sealed record ExportDayResult
{
    /// <summary>Gets the day, in UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Gets the result.</summary>
    public required ExportDayStatus Status { get; init; }

    /// <summary>Gets the file, or <see langword="null"/> if there is none.</summary>
    public ExportFile? File { get; init; }

    /// <summary>Gets the failure if the status is <see cref="ExportDayStatus.DownloadFailed"/> or <see cref="ExportDayStatus.NotFound"/>; otherwise
    /// <see langword="null"/>.</summary>
    public BulkExportException? Error { get; init; }
}
