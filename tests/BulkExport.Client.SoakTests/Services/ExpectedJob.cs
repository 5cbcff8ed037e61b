namespace BulkExport.Client.SoakTests;

/// <summary>A job that a service has, and the check of what comes of it.</summary>
/// <param name="Sid">Its SID.</param>
/// <param name="StartDay">Its first day.</param>
/// <param name="EndDay">Its last day.</param>
/// <param name="IsEndless">Whether it is never finished.</param>
internal sealed record ExpectedJob(JobSid Sid, DateOnly StartDay, DateOnly EndDay, bool IsEndless = false)
{
    public void Check(Job job)
    {
        WrongAnswerException.Unless(job.JobSid == Sid, $"job {job.JobSid} came instead of {Sid}");
        WrongAnswerException.Unless(
            job.StartDay == StartDay && job.EndDay == EndDay,
            $"job {job} has other days than {StartDay} to {EndDay}"
        );
        WrongAnswerException.Unless(
            job.Details.Sum(bucket => bucket.Count) == EndDay.DayNumber - StartDay.DayNumber + 1,
            $"job {job} does not count its days"
        );
        WrongAnswerException.Unless(job.Email == Secrets.Mail, $"job {job} has another e-mail address");
        WrongAnswerException.Unless(!(IsEndless && job.IsFinished), $"job {job} is finished, which it never is");
    }
}
