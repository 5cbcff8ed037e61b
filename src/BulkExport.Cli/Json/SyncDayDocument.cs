namespace BulkExport.Cli.Json;

/// <summary>Describes a day of a synchronization.</summary>
internal sealed record SyncDayDocument(
    string ResourceType,
    DateOnly Day,
    SyncDayStatus Status,
    DateOnly? DeferredUntil,
    string? Error,
    ExportFileDocument? File
)
{
    public static SyncDayDocument Create(SyncDayResult day) =>
        new(
            day.ResourceType.Value,
            day.Day,
            day.Status,
            day.DeferredUntil,
            JsonOutput.FormatError(day.Error),
            day.File is { } file ? ExportFileDocument.Create(file) : null
        );
}
