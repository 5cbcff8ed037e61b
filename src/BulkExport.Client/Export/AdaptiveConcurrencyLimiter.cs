namespace BulkExport.Client;

/// <summary>Limits the number of concurrent operations, and adapts the limit to the service: it is halved when the service limits the requests, and increased
/// by one at a time afterwards.</summary>
/// <param name="maxConcurrency">The initial and maximum limit.</param>
/// <param name="timeProvider">The time provider for the increase of the limit.</param>
internal sealed class AdaptiveConcurrencyLimiter(int maxConcurrency, TimeProvider timeProvider) : IDisposable
{
    /// <summary>The minimum time between a change of the limit and its next increase.</summary>
    public static readonly TimeSpan IncreaseInterval = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly int _maximum = maxConcurrency;
    private readonly SemaphoreSlim _semaphore = new(maxConcurrency);
    private long _lastChange = long.MinValue;
    private long _lastReduction = long.MinValue;
    private int _surplus; // the number of permits to withdraw as operations end

    /// <summary>Gets the current limit.</summary>
    public int Limit { get; private set; } = maxConcurrency;

    /// <summary>Waits until an operation can start.</summary>
    /// <returns>The start of the operation, to pass to <see cref="OnThrottled"/>.</returns>
    public async Task<long> EnterAsync(CancellationToken cancellationToken)
    {
        await _semaphore.WaitAsync(cancellationToken).ConfigureAwait(false);
        return timeProvider.GetTimestamp();
    }

    /// <summary>Ends an operation.</summary>
    public void Exit()
    {
        lock (_lock)
        {
            if (_surplus > 0)
            {
                _surplus--;
            }
            else
            {
                _semaphore.Release();
            }
        }
    }

    /// <summary>Halves the limit, unless it has been halved since the start of the operation.</summary>
    /// <returns><see langword="true"/> if the limit was halved now or since the start of the operation; <see langword="false"/> if it cannot be reduced.</returns>
    public bool OnThrottled(long startTimestamp)
    {
        lock (_lock)
        {
            if (startTimestamp < _lastReduction)
            {
                return true;
            }

            var limit = Math.Max(1, Limit / 2);
            var isReduced = limit < Limit;
            _surplus += Limit - limit;
            Limit = limit;
            _lastChange = timeProvider.GetTimestamp();
            if (isReduced)
            {
                _lastReduction = _lastChange;
            }

            return isReduced;
        }
    }

    /// <summary>Increases the limit by one if it has not been changed recently.</summary>
    public void OnSucceeded()
    {
        lock (_lock)
        {
            if (Limit == _maximum || timeProvider.GetElapsedTime(_lastChange) < IncreaseInterval)
            {
                return;
            }

            Limit++;
            _lastChange = timeProvider.GetTimestamp();
            if (_surplus > 0)
            {
                _surplus--;
            }
            else
            {
                _semaphore.Release();
            }
        }
    }

    public void Dispose() => _semaphore.Dispose();
}
