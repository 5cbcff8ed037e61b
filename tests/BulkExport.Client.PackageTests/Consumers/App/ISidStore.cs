using BulkExport.Client;

namespace Consumer;

/// <summary>The README leaves it to its reader where the SIDs are kept.</summary>
public interface ISidStore
{
    Task<IReadOnlyList<JobSid>> ReadUnfinishedAsync(CancellationToken cancellationToken);

    Task MarkFinishedAsync(Job job, CancellationToken cancellationToken);
}
