namespace BulkExport.TestSupport;

/// <summary>Returns jobs that a function creates from the time that has passed.</summary>
public sealed class FakeJobsClient(TimeProvider clock, Func<TimeSpan, Job> script) : IJobsClient
{
    private readonly long _started = clock.GetTimestamp();

    public int Calls { get; private set; }

    public Task<Job> FetchAsync(JobSid jobSid, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Calls++;
        return Task.FromResult(script(clock.GetElapsedTime(_started)));
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
