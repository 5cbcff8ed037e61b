using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace BulkExport.TestSupport;

/// <summary>A <see cref="FakeTimeProvider"/> that advances past each delay immediately and records it. Timeouts do not elapse by themselves.</summary>
public sealed class AutoAdvanceTimeProvider : FakeTimeProvider
{
    public AutoAdvanceTimeProvider()
        : base(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero)) { }

    /// <summary>Gets the delays in the order in which they started.</summary>
    public ConcurrentQueue<TimeSpan> Delays { get; } = [];

    /// <summary>Gets a value indicating whether the clock advances past delays; otherwise the test advances it.</summary>
    public bool AutoAdvance { get; init; } = true;

    /// <summary>Gets a semaphore that is released each time a delay starts.</summary>
    public SemaphoreSlim DelayStarted { get; } = new(0);

    /// <summary>Gets a semaphore that is released each time a timeout starts.</summary>
    public SemaphoreSlim TimeoutStarted { get; } = new(0);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var hasFired = false;
        var timer = base.CreateTimer(
            callbackState =>
            {
                Volatile.Write(ref hasFired, true);
                callback(callbackState);
            },
            state,
            dueTime,
            period
        );
        if (state is CancellationTokenSource)
        {
            TimeoutStarted.Release();
        }
        else if (dueTime > TimeSpan.Zero)
        {
            Delays.Enqueue(dueTime);
            DelayStarted.Release();
            if (AutoAdvance)
            {
                _ = Task.Run(AdvanceUntilFired);
            }
        }

        return timer;

        void AdvanceUntilFired()
        {
            Advance(dueTime);

            // While another thread finishes its search for due timers, Advance leaves this timer to that thread, which misses it.
            for (var attempt = 0; attempt < 1000 && !Volatile.Read(ref hasFired); attempt++)
            {
                Thread.Yield();
                Advance(TimeSpan.Zero);
            }
        }
    }
}
