namespace BulkExport.Client.Tests.Readme;

/// <summary>Where the README's service keeps the SIDs of the jobs that it waits for.</summary>
public interface ISidStore
{
    Task<IReadOnlyList<JobSid>> ReadUnfinishedAsync(CancellationToken cancellationToken);

    Task MarkFinishedAsync(Job job, CancellationToken cancellationToken);
}
