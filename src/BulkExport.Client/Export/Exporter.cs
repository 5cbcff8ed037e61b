namespace BulkExport.Client;

/// <summary>Exports new and existing jobs to a store, and synchronizes stores.</summary>
internal sealed class Exporter(ExportServices services)
{
    public async Task<ExportResult> ExportAsync(
        CreateJobRequest request,
        IExportStore store,
        ExportOptions options,
        IProgress<ExportProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        request.ThrowIfInvalid(services.TimeProvider, nameof(request));
        var runRequest = new ExportRunRequest
        {
            ResourceTypes = [request.ResourceType],
            StartDay = request.StartDay,
            EndDay = request.EndDay,
            Days = options.Days,
            Options = options,
            Template = request,
        };
        using var run = new ExportRun(services, store, runRequest, new ExportProgressTracker(progress));
        await CallbackException.UnwrapAsync(() => run.RunAsync(onPlanned: null, cancellationToken)).ConfigureAwait(false);
        var session = run.Sessions[0];
        return new ExportResult
        {
            Jobs = run.Jobs,
            Days = [.. DayRange.Enumerate(request.StartDay, request.EndDay).Select(day => CreateResult(store, session, day))],
        };
    }

    public async Task<SyncResult> SyncAsync(
        SyncRequest request,
        IExportStore store,
        IProgress<SyncProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var latest = ExportPlanner.GetLatestDay(UtcDate.Get(services.TimeProvider));
        var runRequest = new ExportRunRequest
        {
            ResourceTypes = [.. request.ResourceTypes],
            StartDay = request.StartDay,
            EndDay = request.EndDay ?? latest,
            ReexportAfter = request.ReexportAfter,
            DailyQuota = request.DailyQuota,
            QuotaStore = request.QuotaStore,
            DryRun = request.DryRun,
            RequestOnly = request.RequestOnly,
            Options = request.Options ?? ExportOptions.Default,
            ContinueOnError = true,
        };
        var tracker = new SyncProgressTracker(progress);
        using var run = new ExportRun(services, store, runRequest, tracker);
        var plan = await CallbackException
            .UnwrapAsync(() => run.RunAsync(plan => tracker.SetDays(SyncResultFactory.Create(store, run, plan)), cancellationToken))
            .ConfigureAwait(false);
        var days = SyncResultFactory.Create(store, run, plan);
        await CallbackException
            .UnwrapAsync(() =>
            {
                tracker.SetDays(days);
                return Task.CompletedTask;
            })
            .ConfigureAwait(false);
        return new SyncResult
        {
            Plan = plan,
            Days = days,
            Jobs = run.Jobs,
            RequestedDayCount = run.RequestedDays,
            BytesReceived = tracker.BytesReceived,
        };
    }

    public async Task<ExportResult> DownloadJobAsync(
        JobSid jobSid,
        IExportStore store,
        ExportOptions options,
        IProgress<ExportProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        await StoreOwnership.ClaimAsync(store, services.AccountSid, cancellationToken).ConfigureAwait(false);
        var tracker = new ExportProgressTracker(progress);
        var file = await OpenDocumentAsync(jobSid, store, cancellationToken).ConfigureAwait(false);
        await CallbackException
            .UnwrapAsync(() =>
                FinishedJobWaiter.EnsureFinishedAsync(services.Jobs, file, request: null, options.Polling, tracker, cancellationToken)
            )
            .ConfigureAwait(false);
        var (resourceType, start, end) = (file.Document!.ResourceType!.Value, file.Document.StartDay!.Value, file.Document.EndDay!.Value);
        var index = new DayIndex(store, resourceType);
        await index.LoadAsync(start, end, cancellationToken).ConfigureAwait(false);
        while (file.Document is { Sequence: 0 } unordered)
        {
            await file.TryWriteAsync(unordered with { Sequence = index.GetNextSequence(start, end) }).ConfigureAwait(false);
        }

        using var limiter = new AdaptiveConcurrencyLimiter(options.MaxConcurrency, services.TimeProvider);
        var processor = new AdaptiveDayProcessor(limiter, services.TimeProvider);
        var downloader = new JobDownloader(services, store, index, processor, file.Document!, requestedOn: null, tracker);
        var results = await CallbackException
            .UnwrapAsync(() => downloader.RunAsync(wanted: null, options.MaxConcurrency, cancellationToken))
            .ConfigureAwait(false);
        return new ExportResult { Jobs = [file.Document!.FinishedJob!], Days = [.. results.Values] };
    }

    /// <summary>Reads or creates the document of an existing job.</summary>
    private async Task<JobDocumentFile> OpenDocumentAsync(JobSid jobSid, IExportStore store, CancellationToken cancellationToken)
    {
        var file = new JobDocumentFile(store, ExportPaths.GetJobPath(jobSid));
        await file.ReadAsync(cancellationToken).ConfigureAwait(false);
        while (file.Document is null)
        {
            var document = new JobDocument
            {
                State = JobRequestState.Created,
                JobSid = jobSid,
                RequestedAt = services.TimeProvider.GetUtcNow(),
            };
            await file.TryWriteAsync(document).ConfigureAwait(false);
        }

        return file.Document.JobSid == jobSid ? file : throw file.CreateException($"it refers to a job other than {jobSid}");
    }

    private static ExportDayResult CreateResult(IExportStore store, ExportSession session, DateOnly day)
    {
        if (session.Outcomes.TryGetValue(day, out var outcome) && outcome.Result is { } result)
        {
            return result;
        }

        return session.GetStored(day).File is { } file
            ? ExportDayResultFactory.Create(store, session.ResourceType, day, file, ExportDayStatus.AlreadyDownloaded)
            : new ExportDayResult { Day = day, Status = ExportDayStatus.NoRecords };
    }
}
