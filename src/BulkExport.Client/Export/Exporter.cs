using System.Net;

namespace BulkExport.Client;

/// <summary>The whole way: from the request, or from a job, to files in a folder.</summary>
internal sealed class Exporter(IJobsClient jobs, DaysClient days, string owner, TimeProvider clock)
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
        await FolderOwner.ClaimAsync(layout.Owner, owner).ConfigureAwait(false);
        using var file = ManifestFile.Open(layout.ManifestOf(request.ResourceType, request.StartDay, request.EndDay));
        var manifest = await new JobRequester(jobs, clock).RequestAsync(request, file, cancellationToken).ConfigureAwait(false);
        try
        {
            return await BringAsync(file, manifest, request.ResourceType, layout, options, progress, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (JobWaitException wait) when (wait.InnerException is BulkExportApiException { StatusCode: HttpStatusCode.NotFound })
        {
            throw wait.WithHint($"To ask for a new job instead, delete {file.FullPath} and run the export again.");
        }
    }

    public async Task<ExportResult> DownloadJobAsync(
        JobSid jobSid,
        string folder,
        ExportOptions options,
        IProgress<ExportProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var layout = new ExportLayout(folder);
        await FolderOwner.ClaimAsync(layout.Owner, owner).ConfigureAwait(false);
        using var file = ManifestFile.Open(layout.ManifestOf(jobSid));
        var manifest = file.Read() ?? new ExportManifest { RequestedAt = clock.GetUtcNow(), JobSid = jobSid };
        return await BringAsync(file, manifest, resourceType: null, layout, options, progress, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ExportResult> BringAsync(
        ManifestFile file,
        ExportManifest manifest,
        ResourceType? resourceType,
        ExportLayout layout,
        ExportOptions options,
        IProgress<ExportProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        if (manifest.Finished is not { IsFinished: true } job)
        {
            job = await WaitAsync(manifest.JobSid!.Value, options, progress, cancellationToken).ConfigureAwait(false);
            job = job with { ResourceType = job.ResourceType ?? resourceType ?? throw WithoutType(job) };
            manifest = manifest with { Finished = WithoutAddresses(job) };
            await file.WriteAsync(manifest).ConfigureAwait(false);
        }

        var result = await new JobDownloader(days, job, layout, manifest.Settled, progress)
            .RunAsync(options.MaxConcurrency, cancellationToken)
            .ConfigureAwait(false);
        var settled = manifest.With(result);
        if (!settled.SettlesWhat(manifest))
        {
            await file.WriteAsync(settled).ConfigureAwait(false);
        }

        return result;
    }

    private static BulkExportContentException WithoutType(Job job) =>
        new($"The service does not say of what kind the records of job {job.JobSid} are. Try again later.")
        {
            JsonPath = "$.resource_type",
            Expected = "the name of a resource type",
        };

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
