using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace BulkExport.TestSupport;

/// <summary>A fake clock that advances over each delay at once and records it. Timeouts are left to the test.</summary>
public sealed class AutoAdvanceTimeProvider : FakeTimeProvider
{
    public AutoAdvanceTimeProvider()
        : base(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero)) { }

    /// <summary>The waits that were jumped over, in order.</summary>
    public ConcurrentQueue<TimeSpan> Waits { get; } = [];

    /// <summary>Whether waits are jumped over; otherwise they last until the test advances the clock.</summary>
    public bool Skips { get; init; } = true;

    /// <summary>Released each time a wait begins.</summary>
    public SemaphoreSlim WaitBegan { get; } = new(0);

    /// <summary>Released each time a timeout begins.</summary>
    public SemaphoreSlim TimeoutBegan { get; } = new(0);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var hasFired = false;
        var timer = base.CreateTimer(
            told =>
            {
                Volatile.Write(ref hasFired, true);
                callback(told);
            },
            state,
            dueTime,
            period
        );
        if (state is CancellationTokenSource)
        {
            TimeoutBegan.Release();
        }
        else if (dueTime > TimeSpan.Zero)
        {
            Waits.Enqueue(dueTime);
            WaitBegan.Release();
            if (Skips)
            {
                _ = Task.Run(Skip);
            }
        }

        return timer;

        void Skip()
        {
            Advance(dueTime);

            // While another thread is about to end its search for timers that are due, the clock leaves this one to it, and nobody fires it.
            for (var nudge = 0; nudge < 1000 && !Volatile.Read(ref hasFired); nudge++)
            {
                Thread.Yield();
                Advance(TimeSpan.Zero);
            }
        }
    }
}
