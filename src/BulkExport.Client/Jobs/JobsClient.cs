using Microsoft.Extensions.Logging;

namespace BulkExport.Client;

/// <summary>Checks, and hands the call to the invoker.</summary>
internal sealed class JobsClient(IJobsApi api, ApiInvoker invoker, PageFollower pages, TimeProvider clock, ILogger logger) : IJobsClient
{
    /// <summary>Of 1,000 that the service allows: a page of jobs of a year each stays below a megabyte.</summary>
    private const int PageSize = 100;

    private const string NotFoundAdvice =
        " Check the SID, and that the credential is of the job's account. A finished job disappears after 7 days.";

    private static readonly Operation Fetch = new("FetchJob", "fetch job", RepeatRule.WheneverUseful) { NotFoundAdvice = NotFoundAdvice };

    private static readonly Operation Delete = new("DeleteJob", "delete job", RepeatRule.WheneverUseful)
    {
        NotFoundAdvice = NotFoundAdvice,
        GoneIsDone = true,
    };

    private static readonly Operation Create = new("CreateJob", "create a job for", RepeatRule.OnlyWhenNothingWasDone)
    {
        LostAnswerAdvice = " Whether the job was created is unknown: list the jobs before asking again.",
    };

    private static readonly Operation List = new("ListJobs", "list the jobs of", RepeatRule.WheneverUseful);

    public Task<Job> CreateAsync(CreateJobRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfInvalid(clock, nameof(request));
        return invoker.InvokeAsync(
            Create,
            request.ToString(),
            () => api.CreateAsync(request.ResourceType, FormOf(request)),
            JobJsonConverter.Parse,
            cancellationToken
        );
    }

    public IAsyncEnumerable<Job> ListAsync(ResourceType resourceType, CancellationToken cancellationToken = default)
    {
        resourceType.ThrowIfDefault(nameof(resourceType));
        return pages.FollowAsync(
            List,
            resourceType.Value,
            () => api.ListAsync(resourceType, PageSize),
            static (_, utf8) => PageJson.Parse(utf8, "jobs", JobJsonConverter.ReadRequired),
            cancellationToken
        );
    }

    public Task<Job> FetchAsync(JobSid jobSid, CancellationToken cancellationToken = default)
    {
        jobSid.ThrowIfDefault(nameof(jobSid));
        return invoker.InvokeAsync(Fetch, jobSid.ToString(), () => api.FetchAsync(jobSid), JobJsonConverter.Parse, cancellationToken);
    }

    public Task DeleteAsync(JobSid jobSid, CancellationToken cancellationToken = default)
    {
        jobSid.ThrowIfDefault(nameof(jobSid));
        return invoker.InvokeAsync<object?>(Delete, jobSid.ToString(), () => api.DeleteAsync(jobSid), parse: null, cancellationToken);
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

    private static FormUrlEncodedContent FormOf(CreateJobRequest request) =>
        Form.Of(
            ("StartDay", DateFormat.Format(request.StartDay)),
            ("EndDay", DateFormat.Format(request.EndDay)),
            ("FriendlyName", request.FriendlyName),
            ("WebhookUrl", request.Webhook?.Url.OriginalString),
            ("WebhookMethod", request.Webhook?.Method.Method),
            ("Email", request.Email)
        );
}
