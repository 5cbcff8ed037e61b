using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Views.Formatting;
using BulkExport.Cli.Views.Jobs;
using BulkExport.Cli.Views.Watch;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BulkExport.Cli.Views.Exports;

/// <summary>The current state of an export: the job, the files, and then the details of whichever is in progress.</summary>
internal sealed class ExportFrame(Job requestedJob, ClientLogMonitor logMonitor, TimeProvider timeProvider)
    : Renderable,
        IProgress<ExportProgress>
{
    private const int Indent = 2;

    private readonly long _started = timeProvider.GetTimestamp();
    private readonly ThroughputMeter _throughput = new(timeProvider);
    private volatile ExportProgress? _progress;

    public void Report(ExportProgress value)
    {
        if (value.TotalDays > 0)
        {
            _throughput.Add(value.BytesReceived);
        }

        _progress = value;
    }

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var now = _progress;
        var job = now?.Job ?? requestedJob;
        var details = now is { TotalDays: > 0 }
            ? CreateTransferDetails(now)
            : WatchDetails.Create(job, timeProvider.GetElapsedTime(_started), timeProvider.GetUtcNow());
        var rows = new Rows([
            .. JobHeader.Create(job),
            DownloadProgressBar.Create(now),
            details.AddIfPresent("failure", FailureText.Format(logMonitor, maxWidth - Indent)),
        ]);
        return ((IRenderable)new Padder(rows, new Padding(Indent, 0, 0, 0))).Render(options, maxWidth);
    }

    private KeyValueGrid CreateTransferDetails(ExportProgress now)
    {
        var rate = _throughput.BytesPerSecond is { } bytesPerSecond ? $", {ByteSizeFormatter.Format(bytesPerSecond)}/s" : string.Empty;
        return new KeyValueGrid()
            .Add("received", $"{ByteSizeFormatter.Format(now.BytesReceived)}{rate}")
            .Add(
                "remaining",
                _throughput.EstimateRemainingTime(now) is { } remaining ? $"about {JobFormatter.FormatDuration(remaining)}" : null
            )
            .Add("failed", now.FailedDays == 0 ? null : JobFormatter.FormatDays(now.FailedDays));
    }
}
