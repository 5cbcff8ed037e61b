namespace BulkExport.Client.Testing;

/// <summary>Represents a stored job.</summary>
/// <param name="Plan">The progress of the job.</param>
/// <param name="Number">The sequence number of the job.</param>
/// <param name="CreatedAt">The creation time.</param>
internal sealed record JobEntry(JobPlan Plan, int Number, DateTimeOffset CreatedAt)
{
    /// <summary>Gets the removal time, or <see langword="null"/> if the job was not removed. Days completed before it remain available.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>Gets the time elapsed since the creation, limited to the lifetime of the job.</summary>
    public TimeSpan GetElapsed(DateTimeOffset now)
    {
        var end = RemovedAt < now ? RemovedAt.Value : now;
        return end > CreatedAt ? end - CreatedAt : TimeSpan.Zero; // the system clock can be set back
    }

    /// <summary>Gets the days that the job has completed, with or without records.</summary>
    public IEnumerable<GeneratedDay> GetGeneratedDays(DateTimeOffset now)
    {
        var elapsed = GetElapsed(now);
        return Plan
            .Days.Where(day => day.EndsAt <= elapsed)
            .Where(day => day.Outcome.SummaryGroup is JobSummaryGroup.Completed or JobSummaryGroup.Empty)
            .Select(day => new GeneratedDay(
                day.Day,
                CreatedAt + day.EndsAt,
                Plan.Job,
                Number,
                IsEmpty: day.Outcome.SummaryGroup == JobSummaryGroup.Empty
            ));
    }
}
