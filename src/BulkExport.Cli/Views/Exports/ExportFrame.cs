using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Views.Formatting;
using BulkExport.Cli.Views.Jobs;
using BulkExport.Cli.Views.Watch;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BulkExport.Cli.Views.Exports;

/// <summary>Renders the current state of an export: the job, the files, and the details of the current phase.</summary>
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
        var progress = _progress;
        var job = progress?.Job ?? requestedJob;
        var details = progress is { TotalDays: > 0 }
            ? CreateTransferDetails(progress)
            : WatchDetails.Create(job, timeProvider.GetElapsedTime(_started), timeProvider.GetUtcNow());
        var rows = new Rows([
            .. JobHeader.Create(job),
            DownloadProgressBar.Create(progress),
            details.AddIfPresent("failure", FailureText.Format(logMonitor, maxWidth - Indent)),
        ]);
        return ((IRenderable)new Padder(rows, new Padding(Indent, 0, 0, 0))).Render(options, maxWidth);
    }

    private KeyValueGrid CreateTransferDetails(ExportProgress progress)
    {
        return new KeyValueGrid()
            .Add("received", _throughput.FormatReceived(progress.BytesReceived))
            .Add(
                "remaining",
                _throughput.EstimateRemainingTime(progress) is { } remaining ? $"about {JobFormatter.FormatDuration(remaining)}" : null
            )
            .Add("failed", progress.FailedDays == 0 ? null : JobFormatter.FormatDays(progress.FailedDays));
    }
}
