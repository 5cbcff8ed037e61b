namespace BulkExport.Client;

/// <summary>Identifies the source of a file.</summary>
/// <param name="JobSid">The SID of the job, or <see langword="null"/> for a file that the service lists without a job of the store.</param>
/// <param name="Sequence">The sequence number, which is higher than those of earlier files of the day.</param>
/// <param name="RequestedOn">The UTC date on which the job was requested, or <see langword="null"/> if it was not requested by an export to the store.</param>
internal sealed record FileSource(JobSid? JobSid, long Sequence, DateOnly? RequestedOn);
