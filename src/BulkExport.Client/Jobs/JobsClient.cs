using Microsoft.Extensions.Logging;

namespace BulkExport.Client;

/// <summary>Provides the default implementation of <see cref="IJobsClient"/>.</summary>
internal sealed class JobsClient(
    IJobsApi api,
    ApiPipeline pipeline,
    Paginator paginator,
    TimeProvider timeProvider,
    ILogger logger,
    string? key
) : IJobsClient
{
    /// <summary>The number of jobs per page. The service allows 1,000, but a page of 100 jobs of 366 days each stays below 1 MB.</summary>
    private const int PageSize = 100;

    private const string NotFoundHint =
        " Check that the SID is correct and that the credential belongs to the account of the job. A finished job is removed after 7 days.";

    private static readonly OperationDescriptor FetchOperation = new("FetchJob", "fetch job", RetrySafety.Idempotent)
    {
        NotFoundHint = NotFoundHint,
    };

    private static readonly OperationDescriptor DeleteOperation = new("DeleteJob", "delete job", RetrySafety.Idempotent)
    {
        NotFoundHint = NotFoundHint,
        TreatNotFoundAsSuccessOnRetry = true,
    };

    private static readonly OperationDescriptor CreateOperation = new("CreateJob", "create a job for", RetrySafety.NonIdempotent)
    {
        UnknownOutcomeHint = " The job may have been created. List the jobs before you create another one.",
    };

    private static readonly OperationDescriptor ListOperation = new("ListJobs", "list the jobs for", RetrySafety.Idempotent);

    public Task<Job> FetchAsync(JobSid jobSid, CancellationToken cancellationToken = default)
    {
        jobSid.ThrowIfDefault(nameof(jobSid));
        return pipeline.SendAsync(
            FetchOperation,
            jobSid.ToString(),
            token => api.FetchAsync(jobSid, token),
            (response, utf8) => ResponseVerifier.Verify(JobJsonConverter.Parse(response, utf8), jobSid),
            cancellationToken
        );
    }

    public Task DeleteAsync(JobSid jobSid, CancellationToken cancellationToken = default)
    {
        jobSid.ThrowIfDefault(nameof(jobSid));
        return pipeline.SendAsync<object?>(
            DeleteOperation,
            jobSid.ToString(),
            token => api.DeleteAsync(jobSid, token),
            parse: null,
            cancellationToken
        );
    }

    public Task<Job> CreateAsync(CreateJobRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfInvalid(timeProvider, nameof(request));
        return pipeline.SendAsync(
            CreateOperation,
            request.ToString(),
            token => api.CreateAsync(request.ResourceType, CreateFormContent(request), token),
            (response, utf8) => ResponseVerifier.Verify(JobJsonConverter.Parse(response, utf8), request),
            cancellationToken
        );
    }

    public IAsyncEnumerable<Job> ListAsync(ResourceType resourceType, CancellationToken cancellationToken = default)
    {
        resourceType.ThrowIfDefault(nameof(resourceType));
        return paginator.EnumerateAsync(
            ListOperation,
            resourceType,
            IJobsApi.ListPath,
            token => api.ListAsync(resourceType, PageSize, token),
            (_, utf8) => ResponseVerifier.Verify(PageReader.Parse(utf8, "jobs", JobJsonConverter.ReadRequired), resourceType),
            cancellationToken
        );
    }

    public IAsyncEnumerable<Job> WatchAsync(
        JobSid jobSid,
        JobPollingOptions? pollingOptions = null,
        CancellationToken cancellationToken = default
    )
    {
        jobSid.ThrowIfDefault(nameof(jobSid));
        pollingOptions ??= JobPollingOptions.Default;
        pollingOptions.ThrowIfInvalid(nameof(pollingOptions));
        return new JobPoller(this, timeProvider, logger, Random.Shared.NextDouble, key).WatchAsync(
            jobSid,
            pollingOptions,
            cancellationToken
        );
    }

    public async Task<Job> WaitForCompletionAsync(
        JobSid jobSid,
        JobPollingOptions? pollingOptions = null,
        IProgress<Job>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        Job? last = null;
        await foreach (var job in WatchAsync(jobSid, pollingOptions, cancellationToken).ConfigureAwait(false))
        {
            progress?.Report(job);
            last = job;
        }

        return last!; // the enumeration either yields the finished job or throws
    }

    private static FormUrlEncodedContent CreateFormContent(CreateJobRequest request) =>
        FormContentFactory.Create(
            ("StartDay", DateFormat.Format(request.StartDay)),
            ("EndDay", DateFormat.Format(request.EndDay)),
            ("FriendlyName", request.FriendlyName),
            ("WebhookUrl", request.Webhook?.Url.OriginalString),
            ("WebhookMethod", request.Webhook?.Method.Method),
            ("Email", request.Email)
        );
}
