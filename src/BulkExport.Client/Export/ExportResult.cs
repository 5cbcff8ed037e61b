namespace BulkExport.Client;

/// <summary>Describes the result of an export to a store.</summary>
public sealed record ExportResult
{
    /// <summary>Gets the finished job.</summary>
    public required Job Job { get; init; }

    /// <summary>Gets the results for all days of the job, ordered by day.</summary>
    public required IReadOnlyList<ExportDayResult> Days { get; init; }

    /// <summary>Gets a value indicating whether every day either has a complete file or is empty.</summary>
    public bool IsComplete =>
        Days.All(day => day.Status is ExportDayStatus.Downloaded or ExportDayStatus.AlreadyDownloaded or ExportDayStatus.NoRecords);

    /// <summary>Gets the files of the days that have one, ordered by day.</summary>
    public IEnumerable<ExportFile> Files => Days.Select(day => day.File).OfType<ExportFile>();
}
