using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Views.Exports;
using BulkExport.Cli.Views.Formatting;
using BulkExport.Cli.Views.Jobs;

namespace BulkExport.Cli.Views.Sync;

/// <summary>Writes the progress of a synchronization as lines: the plan, and then each change at most once per second.</summary>
internal sealed class SyncProgressWriter(CliEnvironment environment) : IProgress<SyncProgress>
{
    private static readonly TimeSpan MinInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxInterval = TimeSpan.FromSeconds(10); // while only bytes are received

    private readonly ThroughputMeter _throughput = new(environment.TimeProvider);
    private SyncProgress? _written;
    private long _lastWrite;

    // Calls are never concurrent: the client serializes its reports.
    public void Report(SyncProgress value)
    {
        _throughput.Add(value.BytesReceived);
        if (_written is null)
        {
            Write(value, $"{JobFormatter.FormatDays(value.TotalDays)} to process: {SyncFormatter.FormatCounts(value.Days)}");
        }
        else if (IsDue(value, _written))
        {
            Write(value, Format(value));
        }
    }

    private bool IsDue(SyncProgress progress, SyncProgress written)
    {
        var hasChanged = progress.ProcessedDays != written.ProcessedDays || !progress.Jobs.SequenceEqual(written.Jobs);
        var elapsed = environment.TimeProvider.GetElapsedTime(_lastWrite);
        return hasChanged
            ? elapsed >= MinInterval || (progress.ProcessedDays == progress.TotalDays && written.ProcessedDays != progress.TotalDays)
            : elapsed >= MaxInterval;
    }

    private string Format(SyncProgress progress)
    {
        var parts = new List<string> { $"{progress.ProcessedDays} of {JobFormatter.FormatDays(progress.TotalDays)}" };
        var jobs = progress.Jobs.Where(job => !job.IsFinished).ToArray();
        if (jobs.Length > 0)
        {
            var finished = jobs.Sum(JobFormatter.CountFinishedDays);
            parts.Add(
                $"{(jobs.Length == 1 ? "1 job" : $"{jobs.Length} jobs")} in progress ({finished} of {JobFormatter.FormatDays(jobs.Sum(job => job.DayCount))} exported)"
            );
        }

        parts.Add($"{NumberFormatter.FormatSize(progress.BytesReceived)} received");
        if (_throughput.BytesPerSecond is { } rate)
        {
            parts.Add($"{NumberFormatter.FormatSize(rate)}/s");
        }

        if (progress.Days.Count(day => day.Status == SyncDayStatus.Failed) is > 0 and var failed)
        {
            parts.Add($"{failed} failed");
        }

        return string.Join("; ", parts);
    }

    private void Write(SyncProgress progress, string text)
    {
        environment.WriteProgress(text);
        (_written, _lastWrite) = (progress, environment.TimeProvider.GetTimestamp());
    }
}
