namespace BulkExport.Client;

/// <summary>What became of one day.</summary>
public sealed record ExportDayResult
{
    /// <summary>The day, in UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What became of it.</summary>
    public required ExportDayStatus Status { get; init; }

    /// <summary>The file, when there is one.</summary>
    public ExportFile? File { get; init; }

    /// <summary>Why the day is <see cref="ExportDayStatus.DownloadFailed"/> or <see cref="ExportDayStatus.NotFound"/>.</summary>
    public BulkExportException? Error { get; init; }
}
