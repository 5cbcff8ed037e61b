using BulkExport.Cli.Views.Formatting;
using Spectre.Console;

namespace BulkExport.Cli.Views.Exports;

/// <summary>Creates a progress bar of the completed and the failed downloads, which is empty until the job is finished.</summary>
internal static class DownloadProgressBar
{
    public static ProgressBar Create(ExportProgress? progress) =>
        progress is { TotalDays: > 0 and var total }
            ? new(
                total,
                [(progress.ProcessedDays - progress.FailedDays, Color.Green), (progress.FailedDays, Color.Red)],
                $"{progress.ProcessedDays} of {(total == 1 ? "1 file" : $"{total} files")}",
                Style.Plain
            )
            : new(total: 0, [], "files", DimStyle.Style);
}
