using BulkExport.Cli.Infrastructure;

namespace BulkExport.Cli.Views.Exports;

/// <summary>Determines the days without a file, and the reasons.</summary>
internal static class MissingDays
{
    /// <summary>Gets the days that have no file and are not known to be empty.</summary>
    public static IEnumerable<ExportDayResult> Get(ExportResult result) =>
        result.Days.Where(day => day is { File: null, Status: not ExportDayStatus.NoRecords });

    /// <summary>Groups the missing days by the reason.</summary>
    public static IEnumerable<(IReadOnlyList<DateOnly> Days, string Reason)> Group(ExportResult result) =>
        Get(result)
            .GroupBy(day => (day.Error is { } error ? ErrorReporter.FormatMessage(error.Message) : null) ?? GetReason(day.Status))
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
