namespace BulkExport.Client;

/// <summary>The whole way: from the request, or from a job, to files in a folder.</summary>
internal sealed class Exporter(IJobsClient jobs, DaysClient days, TimeProvider clock)
{
    public async Task<ExportResult> ExportAsync(
        CreateJobRequest request,
        string folder,
        ExportOptions options,
        IProgress<ExportProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var layout = new ExportLayout(folder);
        var file = new ManifestFile(layout.ManifestOf(request.ResourceType, request.StartDay, request.EndDay));
        var manifest = await new JobRequester(jobs, clock).RequestAsync(request, file, cancellationToken).ConfigureAwait(false);
        if (manifest.Finished is not { } job)
        {
            job = await WaitAsync(manifest.JobSid!.Value, options, progress, cancellationToken).ConfigureAwait(false);
            await file.WriteAsync(manifest with { Finished = WithoutAddresses(job) }).ConfigureAwait(false);
        }

        return await new JobDownloader(days, job, request.ResourceType, layout, progress)
            .RunAsync(options.MaxParallelDownloads, cancellationToken)
            .ConfigureAwait(false);
    }

    public async Task<ExportResult> DownloadJobAsync(
        JobSid jobSid,
        string folder,
        ExportOptions options,
        IProgress<ExportProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var job = await WaitAsync(jobSid, options, progress, cancellationToken).ConfigureAwait(false);
        var resourceType =
            job.ResourceType
            ?? throw new BulkExportContentException(
                $"The service does not say of what kind the records of job {jobSid} are. Try again later."
            )
            {
                JsonPath = "$.resource_type",
                Expected = "the name of a resource type",
            };
        return await new JobDownloader(days, job, resourceType, new ExportLayout(folder), progress)
            .RunAsync(options.MaxParallelDownloads, cancellationToken)
            .ConfigureAwait(false);
    }

    private static Job WithoutAddresses(Job job) => job with { Email = null, WebhookUrl = null, WebhookMethod = null };

    private Task<Job> WaitAsync(
        JobSid jobSid,
        ExportOptions options,
        IProgress<ExportProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var waiting = progress is null ? null : new JobProgress(progress);
        return jobs.WaitForCompletionAsync(jobSid, options.Polling, waiting, cancellationToken);
    }

    private sealed class JobProgress(IProgress<ExportProgress> progress) : IProgress<Job>
    {
        public void Report(Job value) => progress.Report(new ExportProgress { Job = value });
    }
}
