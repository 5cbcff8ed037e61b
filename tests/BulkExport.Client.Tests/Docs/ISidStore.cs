namespace BulkExport.Client.Tests.Docs;

/// <summary>Stores the SIDs of the jobs that a service waits for.</summary>
public interface ISidStore
{
    Task<IReadOnlyList<JobSid>> ReadUnfinishedAsync(CancellationToken cancellationToken);

    Task MarkFinishedAsync(Job job, CancellationToken cancellationToken);
}
