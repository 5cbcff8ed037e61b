using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BulkExport.Client.Hosting;

/// <summary>Synchronizes the stores of all accounts on a schedule. The accounts are independent of each other.</summary>
internal sealed class SyncWorker(
    SyncAccounts accounts,
    SyncRunner runner,
    SyncSchedule schedule,
    IOptions<BulkExportSyncOptions> options,
    TimeProvider timeProvider,
    ILogger<SyncWorker> logger
) : BackgroundService
{
    private readonly SemaphoreSlim _slots = new(options.Value.MaxConcurrentAccounts);
    private readonly Dictionary<SyncAccount, Task> _loops = [];

    public override void Dispose()
    {
        base.Dispose();
        _slots.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var scheduledAt = timeProvider.GetUtcNow();
            if (options.Value.RunAtStart)
            {
                await StartRunsAsync(scheduledAt, stoppingToken).ConfigureAwait(false);
            }

            while (true)
            {
                var startAt = schedule.GetNext(scheduledAt) + schedule.GetJitter();
                await schedule.DelayUntilAsync(startAt, stoppingToken).ConfigureAwait(false);
                scheduledAt = schedule.GetLatest(timeProvider.GetUtcNow());
                await StartRunsAsync(scheduledAt, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
        finally
        {
            await Task.WhenAll(_loops.Values).ConfigureAwait(false);
        }
    }

    /// <summary>Starts a run for each account. It begins when the previous run of the account has ended.</summary>
    private async Task StartRunsAsync(DateTimeOffset scheduledAt, CancellationToken cancellationToken)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                StartRuns(accounts.GetCurrent(), scheduledAt, cancellationToken);
                return;
            }
            catch (Exception e)
            {
                var delay = schedule.GetRetryDelay(failures);
                logger.AccountsUnavailable(e, delay);
                await Task.Delay(delay, timeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private void StartRuns(IReadOnlyList<SyncAccount> current, DateTimeOffset scheduledAt, CancellationToken cancellationToken)
    {
        foreach (var (account, loop) in _loops.Where(loop => !current.Contains(loop.Key)).ToArray())
        {
            account.ScheduledTimes.Writer.TryComplete();
            if (loop.IsCompleted)
            {
                _loops.Remove(account);
            }
        }

        foreach (var account in current)
        {
            account.ScheduledTimes.Writer.TryWrite(scheduledAt);
            if (!_loops.ContainsKey(account))
            {
                _loops.Add(account, RunAllAsync(account, cancellationToken));
            }
        }
    }

    private async Task RunAllAsync(SyncAccount account, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var scheduledAt in account.ScheduledTimes.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                await RunSafelyAsync(account, scheduledAt, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested) { }
    }

    /// <summary>Prevents that an unexpected exception, such as that of a metrics listener, ends the loop of the account or the host.</summary>
    private async Task RunSafelyAsync(SyncAccount account, DateTimeOffset scheduledAt, CancellationToken cancellationToken)
    {
        try
        {
            await RunUntilSuccessAsync(account, scheduledAt, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.RunAbandoned(e, account.DisplayName);
        }
    }

    /// <summary>Synchronizes the store of an account, and retries with exponential backoff.</summary>
    private async Task RunUntilSuccessAsync(SyncAccount account, DateTimeOffset scheduledAt, CancellationToken cancellationToken)
    {
        var failures = 0;
        do
        {
            var run = await RunAsync(account, scheduledAt, cancellationToken).ConfigureAwait(false);
            if (!run.IsRetried)
            {
                return;
            }

            var delay = run.Status == SyncRunStatus.Busy ? SyncLease.Duration : schedule.GetRetryDelay(++failures);
            logger.RunRetrying(account, run, delay);
            await Task.Delay(delay, timeProvider, cancellationToken).ConfigureAwait(false);
        } while (accounts.IsCurrent(account));
    }

    private async Task<SyncRun> RunAsync(SyncAccount account, DateTimeOffset scheduledAt, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await runner.RunAsync(account, scheduledAt, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }
    }
}
