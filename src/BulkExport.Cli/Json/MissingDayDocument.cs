using BulkExport.Cli.Views.Exports;

namespace BulkExport.Cli.Json;

/// <summary>Describes a day without a file that is not known to be empty.</summary>
internal sealed record MissingDayDocument(DateOnly Day, ExportDayStatus Status, string Reason, string? Error)
{
    public static MissingDayDocument Create(ExportDayResult day) =>
        new(day.Day, day.Status, MissingDays.GetReason(day.Status), JsonOutput.FormatError(day.Error));
}
