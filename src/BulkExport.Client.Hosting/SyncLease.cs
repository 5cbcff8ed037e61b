using Microsoft.Extensions.Logging;

namespace BulkExport.Client.Hosting;

/// <summary>Represents the right of a process to synchronize a store, which is recorded in a document of the store and renewed until it is disposed.</summary>
/// <remarks>The lease avoids duplicate work. No correctness depends on it, because concurrent synchronizations of a store are safe; the clocks of the processes can
/// therefore differ.</remarks>
internal sealed class SyncLease : IAsyncDisposable
{
    public const string Path = "_bulkexport/sync-lease.json";

    /// <summary>The time after which the lease of a process that exited without releasing it expires.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(5);

    public static readonly TimeSpan RenewalInterval = Duration / 3;

    /// <summary>The maximum time for releasing the lease, so that a store without a response does not delay the shutdown of the host.</summary>
    private static readonly TimeSpan ReleaseTimeout = TimeSpan.FromSeconds(5);

    /// <summary>The number of attempts to write the document, because a store can report a conflict for a write that succeeded.</summary>
    private const int MaxAttempts = 3;

    private readonly Guid _id = Guid.NewGuid();
    private readonly SyncAccount _account;
    private readonly IExportStore _store;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _lost = new();
    private Task _renewal = Task.CompletedTask;

    private SyncLease(SyncAccount account, TimeProvider timeProvider, ILogger logger) =>
        (_account, _store, _timeProvider, _logger) = (account, account.GetStore(), timeProvider, logger);

    /// <summary>Gets the token that is canceled when another process has acquired the lease.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Acquires the lease of an account.</summary>
    /// <returns>The lease, or <see langword="null"/> if another process holds it.</returns>
    public static async Task<SyncLease?> TryAcquireAsync(
        SyncAccount account,
        TimeProvider timeProvider,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        var lease = new SyncLease(account, timeProvider, logger);
        if (!await lease.TryExtendAsync(cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        lease._renewal = lease.RenewAsync();
        return lease;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _renewal.ConfigureAwait(false);
        try
        {
            using var timeout = new CancellationTokenSource(ReleaseTimeout, _timeProvider);
            await ReleaseAsync(timeout.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            _logger.LeaseReleaseFailed(e, _account.DisplayName);
        }

        _stop.Dispose();
        _lost.Dispose();
    }

    private async Task<bool> TryExtendAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var (current, version) = await ReadAsync(cancellationToken).ConfigureAwait(false);
            var now = _timeProvider.GetUtcNow();
            if (current?.OwnerId is { } owner && owner != _id && IsValid(current.ExpiresAt, now))
            {
                return false;
            }

            var extended = new SyncLeaseDocument { OwnerId = _id, ExpiresAt = now + Duration };
            if (await TryWriteAsync(extended, version, cancellationToken).ConfigureAwait(false))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Determines whether a lease has not expired. One that expires too late was written by a process whose clock is wrong.</summary>
    private static bool IsValid(DateTimeOffset expiresAt, DateTimeOffset now) => expiresAt > now && expiresAt - now <= 2 * Duration;

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(RenewalInterval, _timeProvider);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false))
            {
                if (!await TryRenewAsync().ConfigureAwait(false))
                {
                    _logger.LeaseLost(_account.DisplayName);
                    await _lost.CancelAsync().ConfigureAwait(false);
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested) { }
    }

    private async Task<bool> TryRenewAsync()
    {
        try
        {
            return await TryExtendAsync(_stop.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (!_stop.IsCancellationRequested)
        {
            _logger.LeaseRenewalFailed(e, _account.DisplayName);
            return true; // another attempt follows after the interval
        }
    }

    private async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        var (current, version) = await ReadAsync(cancellationToken).ConfigureAwait(false);
        if (current?.OwnerId == _id)
        {
            await TryWriteAsync(current with { OwnerId = null }, version, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<(SyncLeaseDocument? Value, string? Version)> ReadAsync(CancellationToken cancellationToken) =>
        SyncDocuments.ReadAsync(_store, Path, SyncJsonContext.Default.SyncLeaseDocument, cancellationToken);

    private Task<bool> TryWriteAsync(SyncLeaseDocument document, string? expectedVersion, CancellationToken cancellationToken) =>
        SyncDocuments.TryWriteAsync(_store, Path, document, SyncJsonContext.Default.SyncLeaseDocument, expectedVersion, cancellationToken);
}
