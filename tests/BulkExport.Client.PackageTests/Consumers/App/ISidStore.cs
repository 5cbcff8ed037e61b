using BulkExport.Client;

namespace Consumer;

/// <summary>Persists the SIDs of jobs. The README leaves the implementation to the reader.</summary>
public interface ISidStore
{
    Task<IReadOnlyList<JobSid>> ReadUnfinishedAsync(CancellationToken cancellationToken);

    Task MarkFinishedAsync(Job job, CancellationToken cancellationToken);
}
