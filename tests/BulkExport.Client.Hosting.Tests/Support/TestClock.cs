using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.Hosting.Tests.Support;

/// <summary>A fake time provider that a test advances from delay to delay.</summary>
internal sealed class TestClock() : FakeTimeProvider(StartTime)
{
    public static readonly DateTimeOffset StartTime = new(2026, 11, 24, 13, 0, 0, TimeSpan.Zero);

    private readonly Lock _lock = new();
    private readonly List<(TimeSpan Delay, DateTimeOffset DueAt)> _delays = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (state is not CancellationTokenSource && dueTime > TimeSpan.Zero)
        {
            lock (_lock)
            {
                _delays.Add((dueTime, GetUtcNow() + dueTime));
                _changed.TrySetResult();
                _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }

        return timer;
    }

    /// <summary>Waits until a delay of a duration in a range is pending, and advances the time to its end.</summary>
    /// <returns>The delay.</returns>
    public async Task<TimeSpan> AdvancePastDelayAsync(TimeSpan minimum, TimeSpan maximum)
    {
        var (delay, dueAt) = await WaitForDelayAsync(minimum, maximum);
        Advance(dueAt - GetUtcNow());
        return delay;
    }

    /// <summary>Waits until a delay of a duration in a range is pending.</summary>
    public async Task<(TimeSpan Delay, DateTimeOffset DueAt)> WaitForDelayAsync(TimeSpan minimum, TimeSpan maximum)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_delays.FindLast(IsPending) is { Delay.Ticks: > 0 } found)
                {
                    return found;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(TestContext.Current.CancellationToken);
        }

        bool IsPending((TimeSpan Delay, DateTimeOffset DueAt) delay) =>
            delay.DueAt > GetUtcNow() && delay.Delay >= minimum && delay.Delay <= maximum;
    }
}
