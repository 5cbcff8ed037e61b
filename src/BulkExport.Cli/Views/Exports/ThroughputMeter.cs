using BulkExport.Cli.Views.Formatting;

namespace BulkExport.Cli.Views.Exports;

/// <summary>Measures the throughput over the last 5 seconds, and estimates the remaining time.</summary>
internal sealed class ThroughputMeter(TimeProvider timeProvider)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SampleInterval = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan MinDuration = TimeSpan.FromSeconds(0.3);

    private readonly Lock _lock = new();
    private readonly Queue<(long Time, long Bytes)> _samples = [];
    private (long Time, long Bytes) _last;

    public void Add(long bytesReceived)
    {
        lock (_lock)
        {
            var now = timeProvider.GetTimestamp();
            if (_samples.Count > 0 && timeProvider.GetElapsedTime(_last.Time, now) < SampleInterval)
            {
                _last.Bytes = bytesReceived;
                return;
            }

            _last = (now, bytesReceived);
            _samples.Enqueue(_last);
            while (_samples.Count > 1 && timeProvider.GetElapsedTime(_samples.Peek().Time, now) > Window)
            {
                _samples.Dequeue();
            }
        }
    }

    /// <summary>Gets the current throughput, which decreases while no data arrives, or <see langword="null"/> if there is too little data.</summary>
    public double? BytesPerSecond
    {
        get
        {
            lock (_lock)
            {
                if (!_samples.TryPeek(out var first))
                {
                    return null;
                }

                var time = timeProvider.GetElapsedTime(first.Time);
                return time < MinDuration || _last.Bytes == first.Bytes ? null : (_last.Bytes - first.Bytes) / time.TotalSeconds;
            }
        }
    }

    /// <summary>Formats a number of received bytes and the throughput: <c>12.3 MB, 1.2 MB/s</c>.</summary>
    public string FormatReceived(long bytesReceived)
    {
        var rate = BytesPerSecond is { } bytesPerSecond ? $", {NumberFormatter.FormatSize(bytesPerSecond)}/s" : string.Empty;
        return NumberFormatter.FormatSize(bytesReceived) + rate;
    }

    /// <summary>Estimates the remaining time from the average size of the completed days, or returns <see langword="null"/> if that is not possible.</summary>
    public TimeSpan? EstimateRemainingTime(ExportProgress progress)
    {
        if (progress.ProcessedDays == 0 || progress.ProcessedDays == progress.TotalDays || BytesPerSecond is not { } rate)
        {
            return null;
        }

        var remaining = (progress.TotalDays - progress.ProcessedDays) * ((double)progress.ProcessedBytes / progress.ProcessedDays);
        var partial = Math.Max(0, progress.BytesReceived - progress.ProcessedBytes);
        var seconds = Math.Max(0, remaining - partial) / rate;
        return seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
    }
}
