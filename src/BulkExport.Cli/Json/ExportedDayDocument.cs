using BulkExport.Cli.Views.Days;
using BulkExport.Cli.Views.Jobs;

namespace BulkExport.Cli.Json;

/// <summary>Describes a day that has a file: a line of <c>days list</c>.</summary>
internal sealed record ExportedDayDocument(
    string ResourceType,
    DateOnly Day,
    long? Size,
    DateOnly? CreatedOn,
    DateOnly? ExpiresOn,
    string? FriendlyName
)
{
    public static ExportedDayDocument Create(ExportedDay day, ResourceType resourceType) =>
        new(
            resourceType.Value,
            day.Day,
            day.Size,
            day.CreatedOn,
            DayListView.GetExpiration(day),
            JobFormatter.FormatName(day.FriendlyName)
        );
}
