namespace BulkExport.Client;

/// <summary>Requests or resumes one open job, waits for it, downloads its files, and closes it.</summary>
internal sealed class OpenJobProcessor(
    ExportServices services,
    IExportStore store,
    ExportRunRequest request,
    JobQuota quota,
    AdaptiveDayProcessor processor,
    IRunProgress progress
)
{
    private static readonly JobPollingOptions PollOnce = new() { Timeout = TimeSpan.Zero };

    /// <summary>Processes a job.</summary>
    /// <returns>The finished job, or <see langword="null"/> if the job was not requested because the quota would be exceeded, or if it has expired.</returns>
    public async Task<Job?> ProcessAsync(ExportSession session, OpenJob open, CancellationToken cancellationToken)
    {
        var file = new JobDocumentFile(store, ExportPaths.GetJobPath(session.ResourceType, open));
        var jobRequest = request.CreateJobRequest(session.ResourceType, open);
        switch (await EnsureCreatedAsync(session, open, jobRequest, file, cancellationToken).ConfigureAwait(false))
        {
            case JobCreationResult.QuotaExceeded:
                var tomorrow = UtcDate.Get(services.TimeProvider).AddDays(1);
                SetOutcomes(session, open, day => new DayOutcome(day, Result: null, SyncDayStatus.Deferred, tomorrow));
                return null;
            case JobCreationResult.Closed:
                session.IsPlanOutdated = true;
                return null;
        }

        try
        {
            var polling = request.RequestOnly ? PollOnce : request.Options.Polling;
            await FinishedJobWaiter
                .EnsureFinishedAsync(services.Jobs, file, jobRequest, polling, progress, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (JobWaitException exception) when (TransientErrorClassifier.IsNotFound(exception.InnerException))
        {
            return await CloseMissingAsync(session, open, file, exception).ConfigureAwait(false);
        }

        var document = file.Document!;
        var statuses = request.RequestOnly ? GetStoredStatuses(session, open, document) : [];
        if (statuses.ContainsValue(SyncDayStatus.Pending))
        {
            SetOutcomes(session, open, day => new DayOutcome(day, Result: null, statuses[day]));
        }
        else
        {
            await DownloadAsync(session, open, document, cancellationToken).ConfigureAwait(false); // or closes the job if all of its days are stored
        }

        return document.FinishedJob;
    }

    /// <summary>Sets the outcomes of the days of a job that this run processes.</summary>
    public void SetOutcomes(ExportSession session, OpenJob open, Func<DateOnly, DayOutcome> create)
    {
        foreach (var day in GetDays(open))
        {
            session.SetOutcome(create(day));
        }
    }

    private IEnumerable<DateOnly> GetDays(OpenJob open) =>
        DayRange.Enumerate(
            open.StartDay > request.StartDay ? open.StartDay : request.StartDay,
            open.EndDay < request.EndDay ? open.EndDay : request.EndDay
        );

    /// <summary>Determines which days of a finished job are stored.</summary>
    private Dictionary<DateOnly, SyncDayStatus> GetStoredStatuses(ExportSession session, OpenJob open, JobDocument document)
    {
        var entries = new JobEntries(session.Index, document, UtcDate.Get(document.RequestedAt));
        return GetDays(open)
            .ToDictionary(
                day => day,
                day =>
                    entries.HasNoRecords(day) ? SyncDayStatus.NoRecords
                    : session.GetStored(day).File is { } file && entries.IsCurrent(file) ? SyncDayStatus.Present
                    : SyncDayStatus.Pending
            );
    }

    /// <summary>Ensures that the job exists. A job that is not requested is closed.</summary>
    private async Task<JobCreationResult> EnsureCreatedAsync(
        ExportSession session,
        OpenJob open,
        CreateJobRequest jobRequest,
        JobDocumentFile file,
        CancellationToken cancellationToken
    )
    {
        var creator = new JobCreator(services, quota, request.Options.MaxJobListingDelay);
        try
        {
            return await creator.EnsureCreatedAsync(jobRequest, file, open.Number, cancellationToken).ConfigureAwait(false);
        }
        catch (BulkExportException exception) when (request.ContinueOnError && QuotaRejection.IsQuotaExceeded(exception))
        {
            return JobCreationResult.QuotaExceeded;
        }
        finally
        {
            if (file.Document is { State: JobRequestState.Rejected })
            {
                await session.OpenJobs.RemoveAsync(open).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Closes a job that the service no longer has. If its files have expired, its days are planned again.</summary>
    private async Task<Job?> CloseMissingAsync(ExportSession session, OpenJob open, JobDocumentFile file, JobWaitException exception)
    {
        var age = services.TimeProvider.GetUtcNow() - file.Document!.RequestedAt;
        if (age < request.Options.MaxJobListingDelay)
        {
            throw exception.WithHint("The job was created recently. Run the export again later, which resumes the job.");
        }

        await session.OpenJobs.RemoveAsync(open).ConfigureAwait(false);
        if (age > TimeSpan.FromDays(ExportPlanner.RetentionDays))
        {
            session.IsPlanOutdated = true;
            return null;
        }

        throw exception.WithHint(
            "The job was deleted or has expired. Run the export again, which requests its days with a new job that counts against the quota."
        );
    }

    private async Task DownloadAsync(ExportSession session, OpenJob open, JobDocument document, CancellationToken cancellationToken)
    {
        var requestedOn = UtcDate.Get(document.RequestedAt);
        var downloader = new JobDownloader(services, store, session.Index, processor, document, requestedOn, progress);
        var wanted = GetDays(open).ToHashSet();
        var results = await downloader.RunAsync(wanted, request.Options.MaxConcurrency, cancellationToken).ConfigureAwait(false);
        var isExpired = services.TimeProvider.GetUtcNow() - document.RequestedAt > TimeSpan.FromDays(ExportPlanner.RetentionDays);
        foreach (var day in wanted)
        {
            if (isExpired && results[day].Status == ExportDayStatus.NotFound)
            {
                session.IsPlanOutdated = true; // the day is requested with a new job
            }
            else
            {
                var error = request.ContinueOnError ? downloader.FailedReexports.GetValueOrDefault(day) : null;
                session.SetOutcome(
                    error is null
                        ? new DayOutcome(day, results[day])
                        : new DayOutcome(day, Result: null, SyncDayStatus.Failed, Error: error)
                );
            }
        }

        if (isExpired || downloader.IsCompleted)
        {
            await session.OpenJobs.RemoveAsync(open).ConfigureAwait(false);
        }
    }
}
