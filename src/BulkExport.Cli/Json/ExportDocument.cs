using BulkExport.Cli.Stores;

namespace BulkExport.Cli.Json;

/// <summary>Describes the result of an export: the output of <c>export</c>, <c>job download</c> and <c>demo</c>. Each day is a file, an empty day or a missing day.</summary>
internal sealed record ExportDocument(
    IReadOnlyList<JobDocument> Jobs,
    string Location,
    bool IsComplete,
    long RecordCount,
    long Size,
    IReadOnlyList<ExportFileDocument> Files,
    IReadOnlyList<DateOnly> EmptyDays,
    IReadOnlyList<MissingDayDocument> MissingDays
)
{
    public static ExportDocument Create(ExportResult result, StoreLocation location) =>
        new(
            [.. result.Jobs.Select(JobDocument.Create)],
            location.ToString(),
            result.IsComplete,
            result.Files.Sum(file => file.RecordCount),
            result.Files.Sum(file => file.Size),
            [.. result.Files.Select(ExportFileDocument.Create)],
            [.. result.Days.Where(day => day.Status == ExportDayStatus.NoRecords).Select(day => day.Day)],
            [.. result.MissingDays.Select(MissingDayDocument.Create)]
        );
}
