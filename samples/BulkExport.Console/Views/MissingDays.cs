using BulkExport.Client;

namespace BulkExport.Samples.Views;

/// <summary>The days that an export did not bring, each with the reason. Days that share theirs are drawn together.</summary>
internal static class MissingDays
{
    public static IEnumerable<(IReadOnlyList<DateOnly> Days, string Reason)> Of(ExportResult result) =>
        result
            .Days.Where(IsMissing)
            .GroupBy(day => day.Error?.Message.ReplaceLineEndings(" ") ?? ReasonOf(day.Status))
            .Select(group => ((IReadOnlyList<DateOnly>)[.. group.Select(day => day.Day)], group.Key));

    public static bool IsMissing(ExportDayResult day) => day is { File: null, Status: not ExportDayStatus.Empty };

    private static string ReasonOf(ExportDayStatus status) =>
        status switch
        {
            ExportDayStatus.ExportFailed => "the service could not export it",
            ExportDayStatus.Deleted => "deleted before it ran",
            ExportDayStatus.Gone => "the service has no file of it",
            _ => "could not be downloaded",
        };
}
