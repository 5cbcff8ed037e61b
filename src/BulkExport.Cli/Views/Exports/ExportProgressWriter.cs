using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Views.Formatting;
using BulkExport.Cli.Views.Jobs;
using BulkExport.Cli.Views.Watch;

namespace BulkExport.Cli.Views.Exports;

/// <summary>Writes the progress of an export as lines: each change of the job, and the progress of the downloads at most once per second.</summary>
internal sealed class ExportProgressWriter(CliEnvironment environment) : IProgress<ExportProgress>
{
    private static readonly TimeSpan MinInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxInterval = TimeSpan.FromSeconds(10); // while no download completes

    private readonly ThroughputMeter _throughput = new(environment.TimeProvider);
    private ExportProgress? _previous;
    private long _lastWrite;

    // Calls are never concurrent: the client serializes its reports.
    public void Report(ExportProgress value)
    {
        if (value.Job is { } job && job != _previous?.Job)
        {
            Write(WatchLine.Format(job, _previous?.Job));
        }

        if (value.TotalDays > 0)
        {
            _throughput.Add(value.BytesReceived);
            if (IsDue(value))
            {
                Write(Format(value));
            }
        }

        _previous = value;
    }

    private bool IsDue(ExportProgress progress)
    {
        if (progress.TotalDays != _previous?.TotalDays)
        {
            return true;
        }

        var elapsed = environment.TimeProvider.GetElapsedTime(_lastWrite);
        return progress.ProcessedDays == _previous.ProcessedDays
            ? elapsed >= MaxInterval
            : elapsed >= MinInterval || progress.ProcessedDays == progress.TotalDays;
    }

    private string Format(ExportProgress progress)
    {
        var parts = new List<string>
        {
            $"{progress.ProcessedDays} of {(progress.TotalDays == 1 ? "1 file" : $"{progress.TotalDays} files")}",
            $"{NumberFormatter.FormatSize(progress.BytesReceived)} received",
        };
        if (_throughput.BytesPerSecond is { } rate)
        {
            parts.Add($"{NumberFormatter.FormatSize(rate)}/s");
        }

        if (_throughput.EstimateRemainingTime(progress) is { } remaining)
        {
            parts.Add($"about {JobFormatter.FormatDuration(remaining)} remaining");
        }

        if (progress.FailedDays > 0)
        {
            parts.Add($"{progress.FailedDays} failed");
        }

        return string.Join("; ", parts);
    }

    private void Write(string text)
    {
        environment.WriteProgress(text);
        _lastWrite = environment.TimeProvider.GetTimestamp();
    }
}
