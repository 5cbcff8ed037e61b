using BulkExport.Cli.Infrastructure;

namespace BulkExport.Cli.Views.Exports;

/// <summary>Groups the days without a file by the reason.</summary>
internal static class MissingDays
{
    public static IEnumerable<(IReadOnlyList<DateOnly> Days, string Reason)> Group(ExportResult result) =>
        result
            .Days.Where(IsMissing)
            .GroupBy(day => (day.Error is { } error ? ErrorReporter.FormatMessage(error.Message) : null) ?? GetReason(day.Status))
            .Select(group => ((IReadOnlyList<DateOnly>)[.. group.Select(day => day.Day)], group.Key));

    public static bool IsMissing(ExportDayResult day) => day is { File: null, Status: not ExportDayStatus.NoRecords };

    private static string GetReason(ExportDayStatus status) =>
        status switch
        {
            ExportDayStatus.ExportFailed => "the export failed",
            ExportDayStatus.Deleted => "deleted before export",
            ExportDayStatus.NotFound => "the service has no file",
            _ => "the download failed",
        };
}
