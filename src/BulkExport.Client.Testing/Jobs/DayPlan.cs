namespace BulkExport.Client.Testing;

/// <summary>When a day of a job changes its status, as times since the job's creation.</summary>
/// <param name="Day">The day.</param>
/// <param name="Starts">When it begins to run.</param>
/// <param name="Fails">When its first run fails; equal to <paramref name="Resumes"/> when it does not.</param>
/// <param name="Resumes">When it runs again.</param>
/// <param name="Ends">When it comes to its outcome.</param>
/// <param name="Outcome">The status it ends in.</param>
internal readonly record struct DayPlan(DateOnly Day, TimeSpan Starts, TimeSpan Fails, TimeSpan Resumes, TimeSpan Ends, JobStatus Outcome)
{
    public JobStatus StatusAt(TimeSpan elapsed) =>
        elapsed < Starts ? JobStatus.Submitted
        : elapsed < Fails ? JobStatus.Running
        : elapsed < Resumes ? JobStatus.ErrorDuringRun
        : elapsed < Ends ? JobStatus.Running
        : Outcome;
}
