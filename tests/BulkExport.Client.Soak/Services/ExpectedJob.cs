namespace BulkExport.Client.Soak;

/// <summary>A job that a service has, and the check of what comes of it.</summary>
internal sealed record ExpectedJob(JobSid Sid, DateOnly StartDay, DateOnly EndDay, Action<Job> Check);
