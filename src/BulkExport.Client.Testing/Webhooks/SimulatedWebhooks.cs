namespace BulkExport.Client.Testing;

/// <summary>Represents the completion webhooks of the simulated service.</summary>
/// <remarks>
/// A webhook is sent to <see cref="SimulatedJob.WebhookUrl"/> by <see cref="SimulatedJob.WebhookMethod"/> (POST by default) when the job finishes, as often as
/// <see cref="SimulatedBulkExportOptions.WebhookDelays"/> specifies, and is signed with the Auth Token of the account. Requests are sent to loopback
/// addresses only, where any server certificate is accepted. All members are thread-safe.
/// </remarks>
public sealed class SimulatedWebhooks
{
    private static readonly TimeSpan MaxTimerDelay = TimeSpan.FromDays(30);

    private readonly Lock _lock = new();
    private readonly List<SimulatedWebhookDelivery> _deliveries = [];
    private readonly HashSet<ITimer> _timers = [];
    private readonly SimulatedBulkExportOptions _options;
    private readonly SimulatedAccounts _accounts;
    private readonly WebhookSender _sender;
    private readonly RequestActivity _activity;
    private readonly CancellationToken _stopping;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal SimulatedWebhooks(
        SimulatedBulkExportOptions options,
        SimulatedAccounts accounts,
        RequestActivity activity,
        CancellationToken stopping
    )
    {
        _options = options;
        _accounts = accounts;
        _sender = new WebhookSender(options);
        _activity = activity;
        _stopping = stopping;
        accounts.Added += Watch;
        foreach (var account in accounts)
        {
            Watch(account);
        }
    }

    /// <summary>Gets the webhooks that have been sent, in the order in which they completed.</summary>
    public IReadOnlyList<SimulatedWebhookDelivery> Deliveries
    {
        get
        {
            lock (_lock)
            {
                return [.. _deliveries];
            }
        }
    }

    /// <summary>Sends the webhook of a job now, whether or not the job is finished.</summary>
    /// <param name="jobSid">The SID of the job.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The delivery.</returns>
    /// <exception cref="ArgumentException">The job does not exist, or has no webhook.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public async Task<SimulatedWebhookDelivery> SendAsync(JobSid jobSid, CancellationToken cancellationToken = default)
    {
        var account = _accounts.FirstOrDefault(account => account.Jobs.Find(jobSid) is not null);
        if (account?.Jobs.Find(jobSid) is not { WebhookUrl: not null } job)
        {
            throw new ArgumentException($"The job {jobSid} does not exist, or has no webhook.", nameof(jobSid));
        }

        using var canceled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping);
        var delivery = await SendAsync(account, job, canceled.Token).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return delivery;
    }

    /// <summary>Waits until a number of webhooks have been sent.</summary>
    /// <param name="count">The number of deliveries, including earlier ones.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The deliveries.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public async Task<IReadOnlyList<SimulatedWebhookDelivery>> WaitForDeliveriesAsync(
        int count,
        CancellationToken cancellationToken = default
    )
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_deliveries.Count >= count)
                {
                    return [.. _deliveries];
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    internal void Stop()
    {
        lock (_lock)
        {
            foreach (var timer in _timers)
            {
                timer.Dispose();
            }

            _timers.Clear();
        }
    }

    private void Watch(SimulatedAccount account) => account.Jobs.Added += entry => Schedule(account, entry);

    private void Schedule(SimulatedAccount account, JobEntry entry)
    {
        if (entry.Plan.Job.WebhookUrl is null || !entry.Plan.CanFinish)
        {
            return;
        }

        var elapsed = entry.GetElapsed(_options.TimeProvider.GetUtcNow());
        if (entry.Plan.EndsAt > MaxTimerDelay)
        {
            return; // beyond the duration of a test
        }

        foreach (var dueAt in _options.WebhookDelays.Select(delay => entry.Plan.EndsAt + delay))
        {
            // Webhooks that are due before the job is added, because of its age, are not sent.
            if (dueAt >= entry.Plan.Job.Age && dueAt - elapsed <= MaxTimerDelay)
            {
                Schedule(account, entry.Plan.Job.JobSid, dueAt > elapsed ? dueAt - elapsed : TimeSpan.Zero);
            }
        }
    }

    private void Schedule(SimulatedAccount account, JobSid jobSid, TimeSpan delay)
    {
        lock (_lock)
        {
            ITimer? timer = null;
            timer = _options.TimeProvider.CreateTimer(
                _ => OnDue(account, jobSid, timer!),
                state: null,
                Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan
            );
            _timers.Add(timer);
            timer.Change(delay, Timeout.InfiniteTimeSpan);
        }
    }

    private void OnDue(SimulatedAccount account, JobSid jobSid, ITimer timer)
    {
        lock (_lock)
        {
            if (!_timers.Remove(timer))
            {
                return;
            }
        }

        timer.Dispose();
        if (account.Jobs.Find(jobSid) is { } job)
        {
            _activity.Begin(); // before the time can advance further
            _ = Task.Run(async () =>
            {
                try
                {
                    await SendAsync(account, job, _stopping).ConfigureAwait(false);
                }
                finally
                {
                    _activity.End();
                }
            });
        }
    }

    private async Task<SimulatedWebhookDelivery> SendAsync(SimulatedAccount account, SimulatedJob job, CancellationToken cancellationToken)
    {
        var delivery = await _sender.SendAsync(job, account.AuthToken, cancellationToken).ConfigureAwait(false);
        lock (_lock)
        {
            _deliveries.Add(delivery);
            _changed.TrySetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return delivery;
    }
}
