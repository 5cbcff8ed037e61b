namespace BulkExport.Client.Testing;

/// <summary>The progress of a job as a function of the time since its creation, and of nothing else.</summary>
internal sealed class JobPlan
{
    public JobPlan(SimulatedJob job)
    {
        Job = job;
        var free = new PriorityQueue<TimeSpan, TimeSpan>(); // when each of the days that run at once is over
        var retried = job.RetriedDays.ToHashSet();
        var days = new List<DayPlan>();
        for (var number = job.StartDay.DayNumber; number <= job.EndDay.DayNumber; number++)
        {
            var starts = free.Count < job.MaxConcurrentDays ? job.QueueTime : free.Dequeue();
            var day = Plan(job, DateOnly.FromDayNumber(number), starts, retried);
            free.Enqueue(day.Ends, day.Ends);
            days.Add(day);
        }

        Days = days;
        Ends = days.Max(day => day.Ends);
        Finishes = days.TrueForAll(day => day.Outcome.IsTerminal);
    }

    public SimulatedJob Job { get; }

    public IReadOnlyList<DayPlan> Days { get; }

    /// <summary>When the last day comes to its outcome.</summary>
    public TimeSpan Ends { get; }

    /// <summary>Whether every outcome is final.</summary>
    public bool Finishes { get; }

    public bool IsVisibleAt(TimeSpan elapsed) => !Finishes || elapsed < Later(Ends, Job.Retention);

    public bool HasDetailsAt(TimeSpan elapsed) => elapsed >= Job.DetailsDelay;

    /// <summary>The days by status, in the order in which the statuses first occur. No status is without days.</summary>
    public IEnumerable<IGrouping<JobStatus, DateOnly>> BucketsAt(TimeSpan elapsed) =>
        Days.GroupBy(day => day.StatusAt(elapsed), day => day.Day);

    /// <summary>The place in the queue; <see langword="null"/> when the job does not wait any more.</summary>
    public int? QueuePositionAt(TimeSpan elapsed) =>
        elapsed < Job.QueueTime ? 1 + (int)((Job.QueuePosition - 1) * ((Job.QueueTime - elapsed) / Job.QueueTime)) : null;

    /// <summary>What is left until the end; <see langword="null"/> when it has come.</summary>
    public TimeSpan? TimeLeftAt(TimeSpan elapsed) => elapsed < Ends ? Ends - elapsed : null;

    private static DayPlan Plan(SimulatedJob job, DateOnly day, TimeSpan starts, HashSet<DateOnly> retried)
    {
        var outcome = job.Outcomes.TryGetValue(day, out var chosen) ? chosen : JobStatus.Completed;
        if (!retried.Contains(day))
        {
            return new DayPlan(day, starts, starts, starts, Later(starts, job.TimePerDay), outcome);
        }

        var fails = Later(starts, job.TimePerDay);
        var resumes = Later(fails, job.TimePerDay);
        return new DayPlan(day, starts, fails, resumes, Later(resumes, job.TimePerDay), outcome);
    }

    /// <summary>The sum, or the longest time there is.</summary>
    private static TimeSpan Later(TimeSpan time, TimeSpan by) => time > TimeSpan.MaxValue - by ? TimeSpan.MaxValue : time + by;
}
