namespace BulkExport.Client.AotSmoke;

/// <summary>Represents a custom type of a user that contains types of the library.</summary>
internal sealed record StoredJob(JobSid JobSid, Job Job);
