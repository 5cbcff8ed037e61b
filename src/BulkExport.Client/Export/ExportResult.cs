namespace BulkExport.Client;

/// <summary>What an export to a folder brought.</summary>
public sealed record ExportResult
{
    /// <summary>The finished job.</summary>
    public required Job Job { get; init; }

    /// <summary>Every day of the job's range, in order.</summary>
    public required IReadOnlyList<ExportDayResult> Days { get; init; }

    /// <summary>Whether nothing is missing: every day has its whole file, or had no records.</summary>
    public bool IsComplete =>
        Days.All(day => day.Status is ExportDayStatus.Downloaded or ExportDayStatus.AlreadyDownloaded or ExportDayStatus.NoRecords);

    /// <summary>The files, in the order of their days.</summary>
    public IEnumerable<ExportFile> Files => Days.Select(day => day.File).OfType<ExportFile>();
}
