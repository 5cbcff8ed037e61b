namespace BulkExport.Client;

/// <summary>Describes the result of an export to a store.</summary>
public sealed record ExportResult
{
    /// <summary>Gets the finished jobs that were requested or resumed, ordered by first day.</summary>
    /// <value>The jobs; an empty list if the store already contained all days, or the service listed their files without a job of the store.</value>
    public required IReadOnlyList<Job> Jobs { get; init; }

    /// <summary>Gets the results for all days, ordered by day.</summary>
    public required IReadOnlyList<ExportDayResult> Days { get; init; }

    /// <summary>Gets a value indicating whether every day either has a complete file or is empty, so that <see cref="MissingDays"/> is empty.</summary>
    public bool IsComplete => !MissingDays.Any();

    /// <summary>Gets the results for the days that have records, or may have some, but no complete file, ordered by day.</summary>
    /// <value>For each of them, <see cref="ExportDayResult.Status"/> is the reason, and <see cref="ExportDayResult.Error"/> describes it.</value>
    public IEnumerable<ExportDayResult> MissingDays =>
        Days.Where(day => day.Status is not (ExportDayStatus.Downloaded or ExportDayStatus.AlreadyDownloaded or ExportDayStatus.NoRecords));

    /// <summary>Gets the files of the days that have one, ordered by day.</summary>
    public IEnumerable<ExportFile> Files => Days.Select(day => day.File).OfType<ExportFile>();
}
