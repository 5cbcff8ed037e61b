namespace BulkExport.Client;

/// <summary>Aggregates the progress of concurrent downloads, and reports it in order without holding a lock.</summary>
internal sealed class ExportProgressTracker(Job job, IProgress<ExportProgress>? progress)
{
    private readonly Lock _lock = new();
    private readonly Queue<ExportProgress> _reports = [];
    private ExportProgress _current = new() { Job = job };
    private bool _isReporting;

    public void Start(int totalDays) => Update(current => current with { TotalDays = totalDays });

    /// <summary>Creates the progress provider for the download of one day.</summary>
    public IProgress<long>? CreateDayProgress() => progress is null ? null : new DayProgress(this);

    public void OnDayCompleted(ExportDayResult result) =>
        Update(current =>
            current with
            {
                ProcessedDays = current.ProcessedDays + 1,
                FailedDays = current.FailedDays + (result.Status == ExportDayStatus.DownloadFailed ? 1 : 0),
                ProcessedBytes = current.ProcessedBytes + (result.File?.Size ?? 0),
            }
        );

    private void Update(Func<ExportProgress, ExportProgress> update)
    {
        if (progress is null)
        {
            return;
        }

        lock (_lock)
        {
            _current = update(_current);
            _reports.Enqueue(_current);
            if (_isReporting)
            {
                return; // the thread that is currently reporting dequeues this update as well
            }

            _isReporting = true;
        }

        Report(progress);
    }

    private void Report(IProgress<ExportProgress> provider)
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

    private bool TryDequeue([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ExportProgress? report)
    {
        lock (_lock)
        {
            _isReporting = _reports.TryDequeue(out report);
            return _isReporting;
        }
    }

    private sealed class DayProgress(ExportProgressTracker tracker) : IProgress<long>
    {
        private long _last;

        public void Report(long value)
        {
            var received = value < _last ? value : value - _last; // a lower value indicates that the download was retried
            _last = value;
            tracker.Update(current => current with { BytesReceived = current.BytesReceived + received });
        }
    }
}
