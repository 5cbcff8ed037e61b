namespace BulkExport.Client;

/// <summary>Describes the result of an export to a store.</summary>
public sealed record ExportResult
{
    /// <summary>Gets the finished job.</summary>
    public required Job Job { get; init; }

    /// <summary>Gets the results for all days of the job, ordered by day.</summary>
    public required IReadOnlyList<ExportDayResult> Days { get; init; }

    /// <summary>Gets a value indicating whether each day has a complete file or no records.</summary>
    public bool IsComplete =>
        Days.All(day => day.Status is ExportDayStatus.Downloaded or ExportDayStatus.AlreadyDownloaded or ExportDayStatus.NoRecords);

    /// <summary>Gets the files, ordered by day.</summary>
    public IEnumerable<ExportFile> Files => Days.Select(day => day.File).OfType<ExportFile>();
}
