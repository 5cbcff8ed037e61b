namespace BulkExport.Client.Testing;

/// <summary>What a job to be held must be like.</summary>
internal static class JobValidator
{
    public static void ThrowIfWrong(SimulatedJob job)
    {
        if (job.EndDay < job.StartDay)
        {
            throw new ArgumentException(
                $"The job ends on {job.EndDay:yyyy-MM-dd}, before it starts on {job.StartDay:yyyy-MM-dd}.",
                nameof(job)
            );
        }

        foreach (var day in job.Outcomes.Keys.Concat(job.RetriedDays))
        {
            if (day < job.StartDay || day > job.EndDay)
            {
                throw new ArgumentException($"The plan names {day:yyyy-MM-dd}, which is not one of the job's days.", nameof(job));
            }
        }

        if (job.Outcomes.Values.Contains(default))
        {
            throw new ArgumentException("The plan has a day end in a status without a name.", nameof(job));
        }
    }
}
