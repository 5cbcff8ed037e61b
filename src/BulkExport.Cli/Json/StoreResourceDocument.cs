using BulkExport.Cli.Views.Formatting;

namespace BulkExport.Cli.Json;

/// <summary>Describes what a store contains for one resource type.</summary>
internal sealed record StoreResourceDocument(
    string ResourceType,
    DateOnly? FirstDay,
    DateOnly? LastDay,
    int DayCount,
    int FileCount,
    long RecordCount,
    long Size,
    int MissingDayCount,
    IReadOnlyList<DayRangeDocument> MissingRanges,
    IReadOnlyList<DateOnly> FailedDays,
    IReadOnlyList<DateOnly> EmptyDays,
    IReadOnlyList<OpenJobDocument> OpenJobs
)
{
    public static StoreResourceDocument Create(StoreResourceStatus resource) =>
        new(
            resource.ResourceType.Value,
            resource.FirstDay,
            resource.LastDay,
            resource.DayCount,
            resource.Files.Count,
            resource.RecordCount,
            resource.Size,
            resource.MissingDays.Count,
            [.. DayRanges.Create(resource.MissingDays).Select(range => new DayRangeDocument(range.First, range.Last))],
            resource.FailedDays,
            resource.EmptyDays,
            [.. resource.OpenJobs.Select(OpenJobDocument.Create)]
        );
}
