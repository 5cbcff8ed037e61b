namespace BulkExport.Cli.Views.Statuses;

/// <summary>Maps the days of a job to their statuses, where they are reported or can be inferred.</summary>
internal sealed class DayStatusMap
{
    private readonly Dictionary<DateOnly, JobStatus> _statuses = [];

    private DayStatusMap(Job job)
    {
        foreach (var bucket in job.Details)
        {
            foreach (var day in bucket.Days)
            {
                _statuses[day] = bucket.Status;
            }
        }

        Days = job.StartDay is { } start ? [.. Enumerable.Range(0, job.DayCount).Select(start.AddDays)] : [.. _statuses.Keys.Order()];

        // If the days of only one status are not reported, they are the remaining days.
        var remaining = Days.Where(day => !_statuses.ContainsKey(day)).ToArray();
        var unreported = job.Details.Where(bucket => bucket.Count > bucket.Days.Count).ToArray();
        if (unreported is [var only] && only.Count - only.Days.Count == remaining.Length)
        {
            Array.ForEach(remaining, day => _statuses[day] = only.Status);
        }

        IsComplete = job.Details.Count == 0 || Days.All(_statuses.ContainsKey);
    }

    /// <summary>Gets the days of the job.</summary>
    public IReadOnlyList<DateOnly> Days { get; }

    /// <summary>Gets a value indicating whether each day can be displayed. This includes a job without any statuses yet.</summary>
    public bool IsComplete { get; }

    public static DayStatusMap Create(Job job) => new(job);

    /// <summary>Gets the status of a day, or <c>default</c> if it is unknown.</summary>
    public JobStatus GetStatus(DateOnly day) => _statuses.GetValueOrDefault(day);

    public IEnumerable<DateOnly> GetDays(JobStatus status) =>
        _statuses.Where(pair => pair.Value == status).Select(pair => pair.Key).Order();
}
