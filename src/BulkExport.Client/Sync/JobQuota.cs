namespace BulkExport.Client;

/// <summary>Limits the jobs that one run requests to the daily quota. Jobs are requested one after another, so that no request follows one that the service
/// rejects because the quota is exceeded.</summary>
internal sealed class JobQuota(QuotaLedger ledger, int dailyQuota) : IDisposable
{
    private readonly SemaphoreSlim _semaphore = new(1);
    private int _requestedDays;
    private bool _isRejected;

    /// <summary>Gets the number of days that this run has requested.</summary>
    public int RequestedDays => _requestedDays;

    /// <summary>Gets the number of days that can be requested on a UTC date.</summary>
    public async Task<int> GetAvailableAsync(DateOnly date, CancellationToken cancellationToken) =>
        Math.Max(0, dailyQuota - await ledger.GetUsedAsync(date, cancellationToken).ConfigureAwait(false));

    /// <summary>Reserves days, and runs a delegate that requests them.</summary>
    /// <param name="days">The number of days.</param>
    /// <param name="request">The delegate that requests the days. It returns a value indicating whether the days may have been requested; otherwise, or if it fails
    /// and the request was certainly not processed, the days are released.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns><see langword="true"/> if the delegate was run; <see langword="false"/> if the quota would be exceeded.</returns>
    public async Task<bool> TryRequestAsync(int days, Func<Task<bool>> request, CancellationToken cancellationToken)
    {
        await _semaphore.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var limit = _isRejected ? 0 : dailyQuota;
            if (await ledger.TryReserveAsync(days, limit, cancellationToken).ConfigureAwait(false) is not { } reservation)
            {
                return false;
            }

            await RequestAsync(reservation, request).ConfigureAwait(false);
            return true;
        }
        finally
        {
            _semaphore.Release();
        }
    }

    public void Dispose() => _semaphore.Dispose();

    private async Task RequestAsync(QuotaReservation reservation, Func<Task<bool>> request)
    {
        var mayBeRequested = true; // unless it is certain that the request was not processed
        try
        {
            mayBeRequested = await request().ConfigureAwait(false);
        }
        catch (BulkExportException e) when (!TransientErrorClassifier.MayHaveBeenProcessed(e))
        {
            mayBeRequested = false;
            _isRejected |= QuotaRejection.IsQuotaExceeded(e);
            throw;
        }
        finally
        {
            if (mayBeRequested)
            {
                _requestedDays += reservation.Days;
                await ledger.CompleteAsync(reservation).ConfigureAwait(false);
            }
            else
            {
                await ledger.ReleaseAsync(reservation).ConfigureAwait(false);
            }
        }
    }
}
