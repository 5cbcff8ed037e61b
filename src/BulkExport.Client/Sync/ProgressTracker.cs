namespace BulkExport.Client;

/// <summary>Aggregates the progress of concurrent operations, and reports it in order without holding a lock.</summary>
/// <typeparam name="T">The type of the progress.</typeparam>
internal abstract class ProgressTracker<T>(T initial, IProgress<T>? progress)
    where T : class
{
    private readonly Lock _lock = new();
    private readonly Queue<T> _reports = [];
    private T _current = initial;
    private bool _isReporting;

    /// <summary>Gets the current progress.</summary>
    protected T Current
    {
        get
        {
            lock (_lock)
            {
                return _current;
            }
        }
    }

    /// <summary>Creates a progress provider for one download.</summary>
    public IProgress<long>? CreateDayProgress() => new DayProgress(this);

    /// <summary>Adds a number of received bytes.</summary>
    protected abstract T AddBytes(T current, long bytes);

    protected void Update(Func<T, T> update)
    {
        lock (_lock)
        {
            _current = update(_current);
            if (progress is null)
            {
                return;
            }

            _reports.Enqueue(_current);
            if (_isReporting)
            {
                return; // the thread that is currently reporting dequeues this update as well
            }

            _isReporting = true;
        }

        Report(progress);
    }

    private void Report(IProgress<T> provider)
    {
        try
        {
            while (TryDequeue(out var report))
            {
                CallbackException.Run(provider.Report, report);
            }
        }
        catch
        {
            lock (_lock)
            {
                _isReporting = false;
            }

            throw;
        }
    }

    private bool TryDequeue([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out T? report)
    {
        lock (_lock)
        {
            _isReporting = _reports.TryDequeue(out report);
            return _isReporting;
        }
    }

    private sealed class DayProgress(ProgressTracker<T> tracker) : IProgress<long>
    {
        private long _last;

        public void Report(long value)
        {
            var received = value < _last ? value : value - _last; // a lower value indicates that the download was retried
            _last = value;
            tracker.Update(current => tracker.AddBytes(current, received));
        }
    }
}
