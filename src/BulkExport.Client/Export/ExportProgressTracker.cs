namespace BulkExport.Client;

/// <summary>Adds up what parallel downloads report.</summary>
internal sealed class ExportProgressTracker(Job job, IProgress<ExportProgress>? progress)
{
    private readonly Lock _lock = new();
    private ExportProgress _sum = new() { Job = job };

    public void Begin(int daysToFetch) => Change(sum => sum with { TotalDays = daysToFetch });

    /// <summary>What the download of one day reports to.</summary>
    public IProgress<long>? BytesOfOneDay() => progress is null ? null : new DayBytes(this);

    public void Settled(ExportDayResult result) =>
        Change(sum =>
            sum with
            {
                CompletedDays = sum.CompletedDays + 1,
                FailedDays = sum.FailedDays + (result.Status == ExportDayStatus.DownloadFailed ? 1 : 0),
                CompletedBytes = sum.CompletedBytes + (result.File?.Size ?? 0),
            }
        );

    private void Change(Func<ExportProgress, ExportProgress> change)
    {
        lock (_lock)
        {
            _sum = change(_sum);
            progress?.Report(_sum);
        }
    }

    private sealed class DayBytes(ExportProgressTracker tally) : IProgress<long>
    {
        private long _last;

        public void Report(long value)
        {
            var more = value < _last ? value : value - _last; // less than before: the transfer began again
            _last = value;
            tally.Change(sum => sum with { BytesReceived = sum.BytesReceived + more });
        }
    }
}
