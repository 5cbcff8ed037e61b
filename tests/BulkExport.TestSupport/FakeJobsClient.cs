namespace BulkExport.TestSupport;

/// <summary>An <see cref="IJobsClient"/> that creates jobs from the elapsed time.</summary>
public sealed class FakeJobsClient(TimeProvider timeProvider, Func<TimeSpan, Job> createJob) : IJobsClient
{
    private readonly long _startTimestamp = timeProvider.GetTimestamp();

    public int Calls { get; private set; }

    public Task<Job> FetchAsync(JobSid jobSid, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Calls++;
        return Task.FromResult(createJob(timeProvider.GetElapsedTime(_startTimestamp)));
    }

    public Task DeleteAsync(JobSid jobSid, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<Job> CreateAsync(CreateJobRequest request, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<Job> ListAsync(ResourceType resourceType, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<Job> WatchAsync(
        JobSid jobSid,
        JobPollingOptions? pollingOptions = null,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public Task<Job> WaitForCompletionAsync(
        JobSid jobSid,
        JobPollingOptions? pollingOptions = null,
        IProgress<Job>? progress = null,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();
}
