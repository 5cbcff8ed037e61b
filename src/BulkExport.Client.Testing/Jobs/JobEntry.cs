namespace BulkExport.Client.Testing;

/// <summary>A job as it is kept.</summary>
/// <param name="Plan">Its progress.</param>
/// <param name="Number">The number of the job since the service was started.</param>
/// <param name="Created">When it was created.</param>
internal sealed record JobEntry(JobPlan Plan, int Number, DateTimeOffset Created)
{
    /// <summary>When it was removed; <see langword="null"/> when it was not. The days it had made by then stay.</summary>
    public DateTimeOffset? Removed { get; init; }

    /// <summary>The time since its creation, at most that until its removal.</summary>
    public TimeSpan ElapsedAt(DateTimeOffset now)
    {
        var end = Removed < now ? Removed.Value : now;
        return end > Created ? end - Created : TimeSpan.Zero; // a system's clock can be set back
    }

    /// <summary>The days that the job has completed, with records or without.</summary>
    public IEnumerable<GeneratedDay> MadeDaysAt(DateTimeOffset now)
    {
        var elapsed = ElapsedAt(now);
        return Plan
            .Days.Where(day => day.Ends <= elapsed)
            .Where(day => day.Outcome.SummaryGroup is JobSummaryGroup.Completed or JobSummaryGroup.Empty)
            .Select(day => new GeneratedDay(
                day.Day,
                Created + day.Ends,
                Plan.Job,
                Number,
                IsEmpty: day.Outcome.SummaryGroup == JobSummaryGroup.Empty
            ));
    }
}
