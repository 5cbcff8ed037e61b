namespace BulkExport.Cli.Json;

/// <summary>Describes a job of a store that is not completely processed.</summary>
internal sealed record OpenJobDocument(string? JobSid, DateOnly StartDay, DateOnly EndDay, DateTimeOffset? RequestedAt)
{
    public static OpenJobDocument Create(StoreOpenJob job) => new(job.JobSid?.ToString(), job.StartDay, job.EndDay, job.RequestedAt);
}
