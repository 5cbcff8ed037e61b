using BulkExport.Client;

namespace Consumer;

/// <summary>Stores one job and prints it when it is finished.</summary>
internal sealed class SidStore(JobSid unfinished) : ISidStore
{
    public Task<IReadOnlyList<JobSid>> ReadUnfinishedAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<JobSid>>([unfinished]);

    public Task MarkFinishedAsync(Job job, CancellationToken cancellationToken)
    {
        Console.WriteLine($"Finished: {job.JobSid}");
        return Task.CompletedTask;
    }
}
