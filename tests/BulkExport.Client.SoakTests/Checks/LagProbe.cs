using System.Diagnostics;

namespace BulkExport.Client.SoakTests;

/// <summary>Measures how late this machine is: by how much short delays are overrun.</summary>
internal sealed class LagProbe : IAsyncDisposable
{
    private const int Kept = 2048; // seconds, more than any call may take

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly long[] _seconds = new long[Kept];
    private readonly TimeSpan[] _largest = new TimeSpan[Kept];
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _probing;
    private long _due = Stopwatch.GetTimestamp();

    public LagProbe() => _probing = ProbeAsync();

    public TimeSpan Largest { get; private set; }

    /// <summary>The largest lag since a time, the one that may be going on included.</summary>
    public TimeSpan Since(long started)
    {
        lock (_lock)
        {
            var now = Stopwatch.GetTimestamp();
            var largest = Stopwatch.GetElapsedTime(_due, now);
            for (var second = SecondOf(started); second <= SecondOf(now); second++)
            {
                if (_seconds[second % Kept] == second && _largest[second % Kept] > largest)
                {
                    largest = _largest[second % Kept];
                }
            }

            return largest > TimeSpan.Zero ? largest : TimeSpan.Zero;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _probing;
        _stopping.Dispose();
    }

    private static long SecondOf(long timestamp) => timestamp / Stopwatch.Frequency;

    private async Task ProbeAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            lock (_lock)
            {
                _due = Stopwatch.GetTimestamp() + (long)(Interval.TotalSeconds * Stopwatch.Frequency);
            }

            await Task.Delay(Interval, CancellationToken.None);
            lock (_lock)
            {
                Note(Stopwatch.GetTimestamp());
            }
        }
    }

    private void Note(long now)
    {
        var (lag, second) = (Stopwatch.GetElapsedTime(_due, now), SecondOf(now));
        var place = second % Kept;
        if (_seconds[place] != second || _largest[place] < lag)
        {
            (_seconds[place], _largest[place]) = (second, lag);
        }

        Largest = lag > Largest ? lag : Largest;
    }
}
