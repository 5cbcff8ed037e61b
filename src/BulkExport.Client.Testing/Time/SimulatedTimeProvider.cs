using System.Threading.Channels;

namespace BulkExport.Client.Testing;

/// <summary>Provides the time of a fake time provider to the code under test, and advances it while a call waits for a delay or a timeout.</summary>
/// <remarks>
/// <para>
/// The time advances only in <see cref="AdvanceUntilCompletedAsync(Task, CancellationToken)"/>, and only while the simulator is not processing a request. A request whose response
/// is stalled does not count as being processed. The time advances to the end of
/// the delay or timeout that ends first, provided that a delay is pending or the simulator has stalled a response (such as <see cref="Fault.NoResponse"/>). The delays between retries
/// and between polls thus end immediately, in the order and at the times at which they would end in production. Before a timeout elapses, nothing may
/// change for <see cref="TimeoutGracePeriod"/>, so that a request rarely times out because of a slow machine.
/// </para>
/// <para>Any fake time provider can be used, for example <c>FakeTimeProvider</c> of the package Microsoft.Extensions.TimeProvider.Testing. The timer of a
/// <see cref="CancellationTokenSource"/> is a timeout; every other timer is a delay.</para>
/// </remarks>
/// <example>
/// The following example fetches a job. The first request receives no response, and its timeout elapses without waiting for it in real time.
/// <code>
/// var clock = new FakeTimeProvider();
/// await using var service = SimulatedBulkExport.Start(new() { TimeProvider = clock });
/// var timeProvider = new SimulatedTimeProvider(service, clock.Advance);
/// using var client = new BulkExportClient(service.CreateClientOptions(), timeProvider);
/// service.Faults.Enqueue(Fault.NoResponse());
/// var job = await timeProvider.AdvanceUntilCompletedAsync(client.Jobs.FetchAsync(jobSid));
/// </code>
/// </example>
public sealed class SimulatedTimeProvider : TimeProvider
{
    private readonly TimeProvider _timeProvider;
    private readonly RequestActivity _requests;
    private readonly Action<TimeSpan> _advance;
    private readonly SimulatedTimers _timers;
    private int _isAdvancing;

    /// <summary>Initializes a new instance of the <see cref="SimulatedTimeProvider"/> class.</summary>
    /// <param name="service">The simulator, whose <see cref="SimulatedBulkExportOptions.TimeProvider"/> is the fake time provider.</param>
    /// <param name="advance">The delegate that advances the fake time provider, such as <c>clock.Advance</c>.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The simulator uses <see cref="TimeProvider.System"/>.</exception>
    public SimulatedTimeProvider(SimulatedBulkExport service, Action<TimeSpan> advance)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(advance);
        if (service.TimeProvider == System)
        {
            throw new ArgumentException(
                "The simulator uses the system time. Set SimulatedBulkExportOptions.TimeProvider to the fake time provider.",
                nameof(service)
            );
        }

        _timeProvider = service.TimeProvider;
        _requests = service.Activity;
        _advance = advance;
        _timers = new SimulatedTimers(_timeProvider);
    }

    /// <summary>Gets the real time for which nothing may change before a timeout elapses, because the code under test may still be processing what it has
    /// received.</summary>
    /// <value>The default is 100 milliseconds. <see cref="Timeout.InfiniteTimeSpan"/> disables timeouts.</value>
    /// <remarks>Specify a longer time, such as 10 seconds, for code that runs in other processes, whose start takes longer than a timeout.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, and is not <see cref="Timeout.InfiniteTimeSpan"/>; or it is longer than
    /// one day.</exception>
    public TimeSpan TimeoutGracePeriod
    {
        get;
        init
        {
            if (value != Timeout.InfiniteTimeSpan)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
                ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(1));
            }

            field = value;
        }
    } = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => _timeProvider.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => _timeProvider.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _timeProvider.GetUtcNow();

    /// <inheritdoc/>
    public override long GetTimestamp() => _timeProvider.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return _timers.Create(callback, state, dueTime, period);
    }

    /// <summary>Advances the time whenever the code under test waits, until a call completes.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="task">The task of the call.</param>
    /// <param name="cancellationToken">The token that cancels this method, but not the call.</param>
    /// <returns>A task that completes with the result or the exception of the call.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="task"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">The time is already being advanced for another call, or the delegate does not advance the fake time provider.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public async Task<TResult> AdvanceUntilCompletedAsync<TResult>(Task<TResult> task, CancellationToken cancellationToken = default)
    {
        await AdvanceUntilCompletedAsync((Task)task, cancellationToken).ConfigureAwait(false);
        return await task.ConfigureAwait(false);
    }

    /// <inheritdoc cref="AdvanceUntilCompletedAsync{TResult}"/>
    public async Task AdvanceUntilCompletedAsync(Task task, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (Interlocked.Exchange(ref _isAdvancing, 1) != 0)
        {
            throw new InvalidOperationException(
                "The time is already being advanced for another call. Combine the calls with Task.WhenAll."
            );
        }

        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        void OnChanged() => changes.Writer.TryWrite(true);
        _timers.Changed += OnChanged;
        _requests.Changed += OnChanged;
        try
        {
            while (!task.IsCompleted)
            {
                await AdvanceOnceAsync(task, changes.Reader, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _requests.Changed -= OnChanged;
            _timers.Changed -= OnChanged;
            Volatile.Write(ref _isAdvancing, 0);
        }

        await task.ConfigureAwait(false);
    }

    /// <summary>Advances the time to the next timer if the code under test waits for it; otherwise, waits for a change.</summary>
    private async Task AdvanceOnceAsync(Task task, ChannelReader<bool> changes, CancellationToken cancellationToken)
    {
        changes.TryRead(out _);
        if (_timers.FindNext() is not { } next || _requests.Active > 0 || !(next.HasDelay || _requests.Stalled > 0))
        {
            await WaitForChangeAsync(Timeout.InfiniteTimeSpan).ConfigureAwait(false);
        }
        else if (!next.Timer.IsTimeout || !await WaitForChangeAsync(TimeoutGracePeriod).ConfigureAwait(false))
        {
            if (next.RemainingTime > TimeSpan.Zero)
            {
                Advance(next.RemainingTime);
            }
            else
            {
                next.Timer.FireOverdue();
            }

            await Task.Yield();
        }

        async Task<bool> WaitForChangeAsync(TimeSpan timeout)
        {
            using var canceled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var change = changes.WaitToReadAsync(canceled.Token).AsTask();
            var first = await Task.WhenAny(task, change, Task.Delay(timeout, System, canceled.Token)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            await canceled.CancelAsync().ConfigureAwait(false);
            return first == task || first == change;
        }
    }

    private void Advance(TimeSpan time)
    {
        var before = _timeProvider.GetTimestamp();
        _advance(time);
        if (_timeProvider.GetTimestamp() == before)
        {
            throw new InvalidOperationException(
                "The delegate did not advance the time provider of the simulator. Specify the method that advances it, such as FakeTimeProvider.Advance."
            );
        }
    }
}
