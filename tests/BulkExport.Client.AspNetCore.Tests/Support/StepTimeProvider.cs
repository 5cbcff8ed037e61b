using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.AspNetCore.Tests.Support;

/// <summary>A fake time provider that a test advances from delay to delay. Timeouts do not elapse by themselves.</summary>
internal sealed class StepTimeProvider() : FakeTimeProvider(new DateTimeOffset(2026, 7, 10, 12, 0, 0, TimeSpan.Zero))
{
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

    /// <summary>Waits until a delay is pending.</summary>
    public async Task<DateTimeOffset> WaitForDelayAsync(Func<TimeSpan, bool> match)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (
                    _delays.Where(delay => delay.DueAt > GetUtcNow() && match(delay.Delay)).Select(delay => delay.DueAt).ToArray()
                    is [var dueAt, ..]
                )
                {
                    return dueAt;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits until a delay is pending, and advances the time to its end.</summary>
    public async Task AdvanceAsync(Func<TimeSpan, bool> match)
    {
        var dueAt = await WaitForDelayAsync(match);
        Advance(dueAt - GetUtcNow());
    }

    /// <summary>Advances the time from delay to delay until a task completes.</summary>
    public async Task AdvanceUntilAsync(Task task, Func<TimeSpan, bool> match)
    {
        while (!task.IsCompleted)
        {
            var delay = WaitForDelayAsync(match);
            if (await Task.WhenAny(task, delay) == delay)
            {
                Advance(await delay - GetUtcNow());
            }
        }

        await task;
    }
}
