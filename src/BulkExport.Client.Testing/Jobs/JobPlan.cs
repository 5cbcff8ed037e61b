namespace BulkExport.Client.Testing;

/// <summary>Represents the progress of a job as a function of the time elapsed since its creation.</summary>
internal sealed class JobPlan
{
    public JobPlan(SimulatedJob job)
    {
        Job = job;
        var slots = new PriorityQueue<TimeSpan, TimeSpan>(); // the end times of the concurrent days
        var retried = job.RetriedDays.ToHashSet();
        var days = new List<DayPlan>();
        foreach (var day in job.EnumerateDays())
        {
            var startsAt = slots.Count < job.MaxConcurrentDays ? job.QueueTime : slots.Dequeue();
            var plan = CreateDayPlan(job, day, startsAt, retried);
            slots.Enqueue(plan.EndsAt, plan.EndsAt);
            days.Add(plan);
        }

        Days = days;
        EndsAt = days.Max(day => day.EndsAt);
        CanFinish = days.TrueForAll(day => day.Outcome.IsTerminal);
    }

    public SimulatedJob Job { get; }

    public IReadOnlyList<DayPlan> Days { get; }

    /// <summary>Gets the offset at which the last day reaches its outcome.</summary>
    public TimeSpan EndsAt { get; }

    /// <summary>Gets a value indicating whether all outcomes are terminal.</summary>
    public bool CanFinish { get; }

    public bool IsVisible(TimeSpan elapsed) => !CanFinish || elapsed < AddSaturated(EndsAt, Job.Retention);

    public bool HasDetails(TimeSpan elapsed) => elapsed >= Job.DetailsDelay;

    /// <summary>Groups the days by status, in order of first occurrence. No group is empty.</summary>
    public IEnumerable<IGrouping<JobStatus, DateOnly>> GetStatusGroups(TimeSpan elapsed) =>
        Days.GroupBy(day => day.GetStatus(elapsed), day => day.Day);

    /// <summary>Gets the queue position, or <see langword="null"/> if the job has left the queue.</summary>
    public int? GetQueuePosition(TimeSpan elapsed) =>
        elapsed < Job.QueueTime ? 1 + (int)((Job.QueuePosition - 1) * ((Job.QueueTime - elapsed) / Job.QueueTime)) : null;

    /// <summary>Gets the time remaining until the last outcome, or <see langword="null"/> if it has been reached.</summary>
    public TimeSpan? GetRemainingTime(TimeSpan elapsed) => elapsed < EndsAt ? EndsAt - elapsed : null;

    private static DayPlan CreateDayPlan(SimulatedJob job, DateOnly day, TimeSpan startsAt, HashSet<DateOnly> retried)
    {
        var outcome = job.Outcomes.TryGetValue(day, out var configured) ? configured : JobStatus.Completed;
        if (!retried.Contains(day))
        {
            return new DayPlan(day, startsAt, startsAt, startsAt, AddSaturated(startsAt, job.TimePerDay), outcome);
        }

        var failsAt = AddSaturated(startsAt, job.TimePerDay);
        var retriesAt = AddSaturated(failsAt, job.TimePerDay);
        return new DayPlan(day, startsAt, failsAt, retriesAt, AddSaturated(retriesAt, job.TimePerDay), outcome);
    }

    /// <summary>Adds two time spans, limited to <see cref="TimeSpan.MaxValue"/>.</summary>
    private static TimeSpan AddSaturated(TimeSpan time, TimeSpan by) => time > TimeSpan.MaxValue - by ? TimeSpan.MaxValue : time + by;
}
