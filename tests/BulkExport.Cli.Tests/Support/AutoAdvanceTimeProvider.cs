using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Cli.Tests.Support;

/// <summary>A <see cref="FakeTimeProvider"/> that advances past each delay at once. Timeouts do not elapse.</summary>
internal sealed class AutoAdvanceTimeProvider() : FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero))
{
    /// <summary>Gets a semaphore that is released each time a delay starts.</summary>
    public SemaphoreSlim DelayStarted { get; } = new(0);

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
        if (state is not CancellationTokenSource && dueTime > TimeSpan.Zero)
        {
            DelayStarted.Release();
            _ = Task.Run(AdvanceUntilFired);
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
