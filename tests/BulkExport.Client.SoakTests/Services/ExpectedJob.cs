namespace BulkExport.Client.SoakTests;

/// <summary>Represents a job of a service, and verifies what the client returns for it.</summary>
/// <param name="Sid">The SID of the job.</param>
/// <param name="StartDay">The first day of the job.</param>
/// <param name="EndDay">The last day of the job.</param>
/// <param name="IsEndless">Indicates whether the job never completes.</param>
internal sealed record ExpectedJob(JobSid Sid, DateOnly StartDay, DateOnly EndDay, bool IsEndless = false)
{
    public void Check(Job job)
    {
        UnexpectedResultException.Require(job.JobSid == Sid, $"job {job.JobSid} was returned instead of {Sid}");
        UnexpectedResultException.Require(
            job.StartDay == StartDay && job.EndDay == EndDay,
            $"the days of job {job} are not {StartDay} to {EndDay}"
        );
        UnexpectedResultException.Require(
            job.Details.Sum(bucket => bucket.Count) == EndDay.DayNumber - StartDay.DayNumber + 1,
            $"job {job} has an incorrect number of days"
        );
        UnexpectedResultException.Require(job.Email == Secrets.Mail, $"job {job} has an incorrect email address");
        UnexpectedResultException.Require(!(IsEndless && job.IsFinished), $"job {job} is finished, but never completes");
    }
}
