using BulkExport.Client;

namespace BulkExport.Samples.Views;

/// <summary>Which day is in which status, as far as that is known or follows.</summary>
internal sealed class DayMap
{
    private readonly Dictionary<DateOnly, JobStatus> _statuses = [];

    private DayMap(Job job)
    {
        foreach (var bucket in job.Details)
        {
            foreach (var day in bucket.Days)
            {
                _statuses[day] = bucket.Status;
            }
        }

        Days = job.StartDay is { } start ? [.. Enumerable.Range(0, job.DayCount).Select(start.AddDays)] : [.. _statuses.Keys.Order()];

        // Where only one status lacks names, its days are those that no other has.
        var rest = Days.Where(day => !_statuses.ContainsKey(day)).ToArray();
        var unnamed = job.Details.Where(bucket => bucket.Count > bucket.Days.Count).ToArray();
        if (unnamed is [var only] && only.Count - only.Days.Count == rest.Length)
        {
            Array.ForEach(rest, day => _statuses[day] = only.Status);
        }

        IsComplete = job.Details.Count == 0 || Days.All(_statuses.ContainsKey);
    }

    /// <summary>The days of the job.</summary>
    public IReadOnlyList<DateOnly> Days { get; }

    /// <summary>Whether each day can be shown for itself. Before the service has sorted any, it can.</summary>
    public bool IsComplete { get; }

    public static DayMap Of(Job job) => new(job);

    /// <summary>The status of a day; <c>default</c> when it is not known.</summary>
    public JobStatus StatusOf(DateOnly day) => _statuses.GetValueOrDefault(day);

    public IEnumerable<DateOnly> DaysIn(JobStatus status) => _statuses.Where(pair => pair.Value == status).Select(pair => pair.Key).Order();
}
