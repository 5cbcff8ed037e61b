using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.Tests.Support;

/// <summary>A fake clock that jumps over waits at once and remembers them. Timeouts it leaves to the test.</summary>
internal sealed class SkippingClock : FakeTimeProvider
{
    public SkippingClock()
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
        var timer = base.CreateTimer(callback, state, dueTime, period);
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
                _ = Task.Run(() => Advance(dueTime));
            }
        }

        return timer;
    }
}
