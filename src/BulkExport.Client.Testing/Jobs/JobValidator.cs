namespace BulkExport.Client.Testing;

/// <summary>Validates a job before it is stored.</summary>
internal static class JobValidator
{
    public static void ThrowIfInvalid(SimulatedJob job)
    {
        if (job.EndDay < job.StartDay)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"EndDay {job.EndDay:yyyy-MM-dd} is before StartDay {job.StartDay:yyyy-MM-dd}. Specify an EndDay that is not before StartDay."
                ),
                nameof(job)
            );
        }

        foreach (var day in job.Outcomes.Keys.Concat(job.RetriedDays))
        {
            if (day < job.StartDay || day > job.EndDay)
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"Outcomes or RetriedDays contains {day:yyyy-MM-dd}, which is not in the range of the job, {job.StartDay:yyyy-MM-dd} to {job.EndDay:yyyy-MM-dd}."
                    ),
                    nameof(job)
                );
            }
        }

        if (job.Outcomes.Values.Contains(default))
        {
            throw new ArgumentException("Outcomes contains default(JobStatus). Specify a value such as JobStatus.Failed.", nameof(job));
        }
    }
}
