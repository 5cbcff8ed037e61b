namespace BulkExport.Client;

/// <summary>Waits for the job of a document to finish, and saves the finished job in the document.</summary>
internal static class FinishedJobWaiter
{
    public static async Task EnsureFinishedAsync(
        IJobsClient jobs,
        JobDocumentFile file,
        CreateJobRequest? request,
        JobPollingOptions? options,
        IRunProgress progress,
        CancellationToken cancellationToken
    )
    {
        if (file.Document!.FinishedJob is { } finishedJob)
        {
            progress.OnJobChanged(finishedJob);
            return;
        }

        var jobSid = file.Document.JobSid!.Value;
        var job = await jobs.WaitForCompletionAsync(jobSid, options, new JobProgress(progress), cancellationToken).ConfigureAwait(false);
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

        progress.OnJobChanged(file.Document!.FinishedJob!);
    }

    private sealed class JobProgress(IRunProgress progress) : IProgress<Job>
    {
        public void Report(Job value) => progress.OnJobChanged(value);
    }
}
