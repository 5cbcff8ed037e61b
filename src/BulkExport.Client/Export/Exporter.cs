namespace BulkExport.Client;

/// <summary>Exports new and existing jobs to a store.</summary>
internal sealed class Exporter(
    IJobsClient jobs,
    IDaysClient days,
    DayFileDownloader fileDownloader,
    string? accountSid,
    TimeProvider timeProvider
)
{
    public async Task<ExportResult> ExportAsync(
        CreateJobRequest request,
        IExportStore store,
        ExportOptions options,
        IProgress<ExportProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        request = request with { ResourceType = ExportPaths.Canonicalize(request.ResourceType) };
        await StoreOwnership.ClaimAsync(store, accountSid, cancellationToken).ConfigureAwait(false);
        var index = new DayIndex(store, request.ResourceType);
        await index.LoadAsync(request.StartDay, request.EndDay, cancellationToken).ConfigureAwait(false);
        var file = new JobDocumentFile(store, ExportPaths.GetJobPath(request.ResourceType, request.StartDay, request.EndDay));
        var creator = new JobCreator(jobs, timeProvider, options.MaxJobListingDelay);
        await creator.EnsureCreatedAsync(request, file, index, cancellationToken).ConfigureAwait(false);
        try
        {
            await EnsureFinishedAsync(file, request, options, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (JobWaitException exception) when (TransientErrorClassifier.IsNotFound(exception.InnerException))
        {
            throw exception.WithHint(
                $"If the job was created recently, run the export again later. If the job was deleted or has expired, delete {file.DisplayPath} and run the export again, which creates a new job that counts against the quota."
            );
        }

        return await DownloadAsync(store, index, file.Document!, options, progress, cancellationToken).ConfigureAwait(false);
    }

    public async Task<ExportResult> DownloadJobAsync(
        JobSid jobSid,
        IExportStore store,
        ExportOptions options,
        IProgress<ExportProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        await StoreOwnership.ClaimAsync(store, accountSid, cancellationToken).ConfigureAwait(false);
        var file = new JobDocumentFile(store, ExportPaths.GetJobPath(jobSid));
        var document = await file.ReadAsync(cancellationToken).ConfigureAwait(false);
        while (file.Document is null)
        {
            document = new JobDocument
            {
                State = JobRequestState.Created,
                JobSid = jobSid,
                RequestedAt = timeProvider.GetUtcNow(),
            };
            await file.TryWriteAsync(document).ConfigureAwait(false);
        }

        if (file.Document.JobSid != jobSid)
        {
            throw file.CreateException($"it refers to a job other than {jobSid}");
        }

        await EnsureFinishedAsync(file, request: null, options, progress, cancellationToken).ConfigureAwait(false);
        document = file.Document;
        var index = new DayIndex(store, document.ResourceType!.Value);
        await index.LoadAsync(document.StartDay!.Value, document.EndDay!.Value, cancellationToken).ConfigureAwait(false);
        while (file.Document is { Sequence: 0 } unordered)
        {
            var sequence = index.GetNextSequence(document.StartDay.Value, document.EndDay.Value);
            await file.TryWriteAsync(unordered with { Sequence = sequence }).ConfigureAwait(false);
        }

        return await DownloadAsync(store, index, file.Document!, options, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits for the job to finish, and saves the finished job in the document.</summary>
    private async Task EnsureFinishedAsync(
        JobDocumentFile file,
        CreateJobRequest? request,
        ExportOptions options,
        IProgress<ExportProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        if (file.Document!.FinishedJob is not null)
        {
            return;
        }

        var jobSid = file.Document.JobSid!.Value;
        var job = await WaitAsync(jobSid, options, progress, cancellationToken).ConfigureAwait(false);
        job = FinishedJobNormalizer.Normalize(job, jobSid, request);
        while (file.Document is { FinishedJob: null } document)
        {
            var finished = document with
            {
                ResourceType = job.ResourceType,
                StartDay = job.StartDay,
                EndDay = job.EndDay,
                FinishedJob = job,
            };
            await file.TryWriteAsync(finished).ConfigureAwait(false);
        }
    }

    private Task<ExportResult> DownloadAsync(
        IExportStore store,
        DayIndex index,
        JobDocument document,
        ExportOptions options,
        IProgress<ExportProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var job = document.FinishedJob!;
        var resourceType = job.ResourceType!.Value;
        var listed = new ExportedDayCache(days, resourceType);
        var downloader = new DayDownloader(fileDownloader, store, index, listed, resourceType, job.JobSid, document.Sequence);
        var download = new JobDownloader(store, index, downloader, listed, jobs, job, document, progress, timeProvider);
        return CallbackException.UnwrapAsync(() => download.RunAsync(options.MaxConcurrency, cancellationToken));
    }

    private Task<Job> WaitAsync(
        JobSid jobSid,
        ExportOptions options,
        IProgress<ExportProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var jobProgress = progress is null ? null : new JobProgress(progress);
        return jobs.WaitForCompletionAsync(jobSid, options.Polling, jobProgress, cancellationToken);
    }

    private sealed class JobProgress(IProgress<ExportProgress> progress) : IProgress<Job>
    {
        public void Report(Job value) => progress.Report(new ExportProgress { Job = value });
    }
}
