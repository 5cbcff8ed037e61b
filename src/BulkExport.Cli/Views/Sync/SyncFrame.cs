using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Views.Exports;
using BulkExport.Cli.Views.Formatting;
using BulkExport.Cli.Views.Jobs;
using BulkExport.Cli.Views.Statuses;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BulkExport.Cli.Views.Sync;

/// <summary>Renders the current state of a synchronization: a calendar of the days of each resource type, the progress, the jobs, and what is deferred.</summary>
internal sealed class SyncFrame(string location, ClientLogMonitor logMonitor, TimeProvider timeProvider)
    : Renderable,
        IProgress<SyncProgress>
{
    private const int Indent = 2;
    private const int MaxJobs = 4;

    /// <summary>The number of lines other than those of the calendar and the jobs.</summary>
    private const int FixedLines = 14;

    private readonly long _started = timeProvider.GetTimestamp();
    private readonly ThroughputMeter _throughput = new(timeProvider);
    private volatile SyncProgress _progress = new() { Days = [] };

    public void Report(SyncProgress value)
    {
        _throughput.Add(value.BytesReceived);
        _progress = value;
    }

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var progress = _progress;
        var days = SyncDayStyle.GetAll(progress).ToArray();
        var jobs = progress.Jobs.Where(job => !job.IsFinished).OrderBy(job => job.StartDay).ToArray();
        var maxLines = (options.Height ?? options.ConsoleSize.Height) - FixedLines - Math.Min(jobs.Length, MaxJobs);
        IRenderable[] parts =
        [
            new Text(days.Length == 0 ? $"Planning the synchronization of {location}" : $"Synchronizing {location}").Ellipsis(),
            new Text(string.Empty),
            .. days.Length == 0 ? Array.Empty<IRenderable>() : [new SyncCalendar(days, maxLines), new Text(string.Empty)],
            CreateProgressBar(progress),
            new Legend(SyncDayStyle.All.Select(style => (style.Symbol, style.Style, style.Label, days.Count(day => day.Style == style)))),
            new Text(string.Empty),
            CreateDetails(progress, jobs, maxWidth),
        ];
        return ((IRenderable)new Padder(new Rows(parts), new Padding(Indent, 0, 0, 0))).Render(options, maxWidth);
    }

    private static ProgressBar CreateProgressBar(SyncProgress progress)
    {
        var failed = progress.Days.Count(day => day.Status == SyncDayStatus.Failed);
        return new(
            progress.TotalDays,
            [(Math.Max(0, progress.ProcessedDays - failed), Color.Green), (failed, Color.Red)],
            $"{progress.ProcessedDays} of {JobFormatter.FormatDays(progress.TotalDays)}",
            Style.Plain
        );
    }

    private KeyValueGrid CreateDetails(SyncProgress progress, Job[] jobs, int maxWidth)
    {
        var names = jobs.Take(MaxJobs).Select(SyncFormatter.FormatJob).ToList();
        if (jobs.Length > MaxJobs)
        {
            names.Add($"and {jobs.Length - MaxJobs} more");
        }

        return new KeyValueGrid()
            .Add("received", _throughput.FormatReceived(progress.BytesReceived))
            .Add("elapsed", JobFormatter.FormatDuration(timeProvider.GetElapsedTime(_started)))
            .Add("jobs", string.Join('\n', names))
            .Add("deferred", SyncFormatter.FormatDeferred(progress.Days))
            .AddIfPresent("failure", FailureText.Format(logMonitor, maxWidth - Indent));
    }
}
