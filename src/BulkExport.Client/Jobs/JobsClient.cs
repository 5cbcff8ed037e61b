using Microsoft.Extensions.Logging;

namespace BulkExport.Client;

/// <summary>Checks, and hands the call to the invoker.</summary>
internal sealed class JobsClient(IJobsApi api, ApiInvoker invoker, TimeProvider clock, ILogger logger) : IJobsClient
{
    private const string NotFoundAdvice =
        " Check the SID, and that the credential is of the job's account. A finished job disappears after 7 days.";

    private static readonly Operation Fetch = new("FetchJob", "fetch job", RepeatRule.WheneverUseful) { NotFoundAdvice = NotFoundAdvice };

    private static readonly Operation Delete = new("DeleteJob", "delete job", RepeatRule.WheneverUseful)
    {
        NotFoundAdvice = NotFoundAdvice,
        GoneIsDone = true,
    };

    public Task<Job> FetchAsync(JobSid jobSid, CancellationToken cancellationToken = default)
    {
        jobSid.ThrowIfDefault(nameof(jobSid));
        return invoker.InvokeAsync(
            Fetch,
            jobSid.ToString(),
            (api, jobSid),
            static (request, token) => request.api.FetchAsync(request.jobSid, token),
            JobJsonConverter.Parse,
            cancellationToken
        );
    }

    public Task DeleteAsync(JobSid jobSid, CancellationToken cancellationToken = default)
    {
        jobSid.ThrowIfDefault(nameof(jobSid));
        return invoker.InvokeAsync<(IJobsApi Api, JobSid JobSid), object?>(
            Delete,
            jobSid.ToString(),
            (api, jobSid),
            static (request, token) => request.Api.DeleteAsync(request.JobSid, token),
            parse: null,
            cancellationToken
        );
    }

    public IAsyncEnumerable<Job> WatchAsync(JobSid jobSid, JobPollingOptions? polling = null, CancellationToken cancellationToken = default)
    {
        jobSid.ThrowIfDefault(nameof(jobSid));
        return new JobWatcher(this, clock, logger, Random.Shared.NextDouble).WatchAsync(
            jobSid,
            polling ?? JobPollingOptions.Default,
            cancellationToken
        );
    }

    public async Task<Job> WaitForCompletionAsync(
        JobSid jobSid,
        JobPollingOptions? polling = null,
        IProgress<Job>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        Job? last = null;
        await foreach (var job in WatchAsync(jobSid, polling, cancellationToken).ConfigureAwait(false))
        {
            progress?.Report(job);
            last = job;
        }

        return last!; // a watch that ends has given the finished job
    }
}
