using BulkExport.Cli.Infrastructure;

namespace BulkExport.Cli.Views.Exports;

/// <summary>Groups the missing days of an export by the reason.</summary>
internal static class MissingDays
{
    public static IEnumerable<(IReadOnlyList<DateOnly> Days, string Reason)> Group(ExportResult result) =>
        result
            .MissingDays.GroupBy(day =>
                (day.Error is { } error and not BulkExportDayException ? ErrorReporter.FormatMessage(error.Message) : null)
                ?? GetReason(day.Status)
            )
            .Select(group => ((IReadOnlyList<DateOnly>)[.. group.Select(day => day.Day)], group.Key));

    public static string GetReason(ExportDayStatus status) =>
        status switch
        {
            ExportDayStatus.ExportFailed => "the export failed",
            ExportDayStatus.Deleted => "deleted before export",
            ExportDayStatus.NotFound => "the service has no file",
            _ => "the download failed",
        };
}
