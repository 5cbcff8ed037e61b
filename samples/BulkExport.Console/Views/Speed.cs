using BulkExport.Client;

namespace BulkExport.Samples.Views;

/// <summary>How fast files come, over the last seconds, and how long the rest takes at that.</summary>
internal sealed class Speed(TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenSamples = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan ShortestMeasure = TimeSpan.FromSeconds(0.3);

    private readonly Lock _lock = new();
    private readonly Queue<(long Time, long Bytes)> _samples = [];
    private (long Time, long Bytes) _last;

    public void Add(long bytesReceived)
    {
        lock (_lock)
        {
            var now = clock.GetTimestamp();
            if (_samples.Count > 0 && clock.GetElapsedTime(_last.Time, now) < BetweenSamples)
            {
                _last.Bytes = bytesReceived;
                return;
            }

            _last = (now, bytesReceived);
            _samples.Enqueue(_last);
            while (_samples.Count > 1 && clock.GetElapsedTime(_samples.Peek().Time, now) > Window)
            {
                _samples.Dequeue();
            }
        }
    }

    /// <summary>The rate up to now, so that it falls when nothing comes; <see langword="null"/> as long as it would be a guess.</summary>
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

                var time = clock.GetElapsedTime(first.Time);
                return time < ShortestMeasure || _last.Bytes == first.Bytes ? null : (_last.Bytes - first.Bytes) / time.TotalSeconds;
            }
        }
    }

    /// <summary>What is left, if the days to come are as large as those that are settled; <see langword="null"/> when that cannot be told.</summary>
    public TimeSpan? TimeLeft(ExportProgress progress)
    {
        if (progress.DaysSettled == 0 || progress.DaysSettled == progress.DaysToFetch || BytesPerSecond is not { } rate)
        {
            return null;
        }

        var toCome = (progress.DaysToFetch - progress.DaysSettled) * ((double)progress.BytesSettled / progress.DaysSettled);
        var onTheWay = Math.Max(0, progress.BytesReceived - progress.BytesSettled);
        var seconds = Math.Max(0, toCome - onTheWay) / rate;
        return seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
    }
}
