namespace BulkExport.Client.AotSmoke;

/// <summary>What a user would keep: their own type around ours.</summary>
internal sealed record StoredJob(JobSid JobSid, Job Job);
