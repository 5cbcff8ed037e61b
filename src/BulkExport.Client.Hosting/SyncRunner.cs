using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BulkExport.Client.Hosting;

/// <summary>Synchronizes the store of an account once.</summary>
internal sealed class SyncRunner(
    SyncAccounts accounts,
    SyncMetrics metrics,
    IOptions<BulkExportSyncOptions> options,
    TimeProvider timeProvider,
    ILogger<SyncWorker> logger
)
{
    /// <summary>Synchronizes the store, unless another process does it or has done it since the scheduled time.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public async Task<SyncRun> RunAsync(SyncAccount account, DateTimeOffset scheduledAt, CancellationToken cancellationToken)
    {
        var start = timeProvider.GetTimestamp();
        SyncRun run;
        try
        {
            run = await RunCoreAsync(account, scheduledAt, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            metrics.Record(account, new SyncRun(SyncRunStatus.Canceled), timeProvider.GetElapsedTime(start));
            throw;
        }
        catch (Exception e)
        {
            run = new SyncRun(SyncRunStatus.Failed, Exception: e);
        }

        var elapsed = timeProvider.GetElapsedTime(start);
        logger.RunEnded(account, run, elapsed);
        metrics.Record(account, run, elapsed);
        return run;
    }

    private async Task<SyncRun> RunCoreAsync(SyncAccount account, DateTimeOffset scheduledAt, CancellationToken cancellationToken)
    {
        var lease = await SyncLease.TryAcquireAsync(account, timeProvider, logger, cancellationToken).ConfigureAwait(false);
        if (lease is null)
        {
            return new SyncRun(SyncRunStatus.Busy);
        }

        await using (lease.ConfigureAwait(false))
        {
            var state = await SyncStateStore.ReadAsync(account, cancellationToken).ConfigureAwait(false);
            if (state is null)
            {
                state = new SyncState { FirstRunAt = timeProvider.GetUtcNow() };
                await SyncStateStore.WriteAsync(account, state, cancellationToken).ConfigureAwait(false);
            }

            return state.LastRunAt >= scheduledAt
                ? new SyncRun(SyncRunStatus.Skipped)
                : await SyncAsync(account, state, lease, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<SyncRun> SyncAsync(SyncAccount account, SyncState state, SyncLease lease, CancellationToken cancellationToken)
    {
        var startedAt = timeProvider.GetUtcNow();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lease.Lost);
        try
        {
            var result = await accounts
                .GetClient(account)
                .SyncAsync(options.Value.Request, account.GetStore(), cancellationToken: source.Token)
                .ConfigureAwait(false);
            var run = SyncRun.Create(result);
            await SyncStateStore
                .WriteAsync(account, state.Update(run, result, startedAt, timeProvider.GetUtcNow()), cancellationToken)
                .ConfigureAwait(false);
            return run;
        }
        catch (OperationCanceledException) when (lease.Lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new SyncRun(SyncRunStatus.Busy);
        }
    }
}
