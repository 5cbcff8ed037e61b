namespace BulkExport.Client;

/// <summary>Tracks the progress and the results of a synchronization.</summary>
internal sealed class SyncProgressTracker(IProgress<SyncProgress>? progress)
    : ProgressTracker<SyncProgress>(new SyncProgress { Days = [] }, progress),
        IRunProgress
{
    private readonly Dictionary<(ResourceType ResourceType, DateOnly Day), int> _indexes = [];

    /// <summary>Gets the number of compressed bytes received so far.</summary>
    public long BytesReceived => Current.BytesReceived;

    /// <summary>Gets the last known states of the jobs.</summary>
    public IReadOnlyList<Job> Jobs => Current.Jobs;

    /// <summary>Sets the days before they are processed.</summary>
    public void SetDays(IReadOnlyList<SyncDayResult> days) =>
        Update(current =>
        {
            _indexes.Clear();
            foreach (var (index, day) in days.Index())
            {
                _indexes[(day.ResourceType, day.Day)] = index;
            }

            var pending = days.Count(day => day.Status == SyncDayStatus.Pending);
            var total = Math.Max(current.TotalDays, current.ProcessedDays + pending);
            return current with
            {
                Days = days,
                TotalDays = total,
                ProcessedDays = Math.Max(current.ProcessedDays, total - pending), // includes days without a file, which are not reported one by one
            };
        });

    public void OnJobChanged(Job job) =>
        Update(current => current with { Jobs = [.. current.Jobs.Where(other => other.JobSid != job.JobSid), job] });

    public void AddTotalDays(int count)
    {
        // The number of days is known from the plan.
    }

    public void OnDayCompleted(ResourceType resourceType, ExportDayResult result) =>
        Update(current =>
        {
            var days = current.Days.ToArray();
            if (_indexes.TryGetValue((resourceType, result.Day), out var index))
            {
                days[index] = SyncResultFactory.Update(days[index], result);
            }

            return current with
            {
                Days = days,
                ProcessedDays = current.ProcessedDays + 1,
            };
        });

    protected override SyncProgress AddBytes(SyncProgress current, long bytes) =>
        current with
        {
            BytesReceived = current.BytesReceived + bytes,
        };
}
