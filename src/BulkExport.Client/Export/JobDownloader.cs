namespace BulkExport.Client;

/// <summary>Downloads the files of one finished job to a store.</summary>
internal sealed class JobDownloader(
    IExportStore store,
    DayIndex index,
    DayDownloader downloader,
    ExportedDayCache listedDays,
    IJobsClient jobs,
    Job job,
    JobDocument document,
    IProgress<ExportProgress>? progress,
    TimeProvider timeProvider
)
{
    private readonly ExportProgressTracker _tracker = new(job, progress);
    private readonly SortedDictionary<DateOnly, ExportDayResult> _results = [];

    public async Task<ExportResult> RunAsync(int maxConcurrency, CancellationToken cancellationToken)
    {
        await AddReportedDaysAsync(cancellationToken).ConfigureAwait(false);
        var days = Enumerable.Range(0, job.DayCount).Select(job.StartDay!.Value.AddDays).Where(day => !_results.ContainsKey(day)).ToArray();
        _tracker.Start(days.Length);
        using var limiter = new AdaptiveConcurrencyLimiter(maxConcurrency, timeProvider);
        var processor = new AdaptiveDayProcessor(limiter, ProcessAsync, timeProvider);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = maxConcurrency, CancellationToken = cancellationToken };
        await Parallel
            .ForEachAsync(
                days,
                parallel,
                async (day, token) =>
                {
                    var result = await processor.ProcessAsync(day, token).ConfigureAwait(false);
                    lock (_results)
                    {
                        _results[day] = result;
                    }

                    _tracker.OnDayCompleted(result);
                }
            )
            .ConfigureAwait(false);
        await DetectEmptyDaysAsync(cancellationToken).ConfigureAwait(false);
        return new ExportResult { Job = job, Days = [.. _results.Values] };
    }

    /// <summary>Adds the days that the job reports as empty, failed or deleted. A file in the store takes precedence.</summary>
    private async Task AddReportedDaysAsync(CancellationToken cancellationToken)
    {
        var summary = job.Summary;
        foreach (
            var (days, status) in new[]
            {
                (summary.Empty, ExportDayStatus.NoRecords),
                (summary.Failed, ExportDayStatus.ExportFailed),
                (summary.Deleted, ExportDayStatus.Deleted),
            }
        )
        {
            foreach (var day in days.Days.Where(day => day >= job.StartDay && day <= job.EndDay))
            {
                var stored = await index.FindFileAsync(day, confirm: true, cancellationToken).ConfigureAwait(false);
                var hasNoRecords = stored is null && status != ExportDayStatus.NoRecords && HasNoRecords(day);
                _results[day] = stored is null
                    ? CreateResult(day, hasNoRecords ? ExportDayStatus.NoRecords : status)
                    : CreateResult(day, stored, ExportDayStatus.AlreadyDownloaded);
                if (stored is null && status == ExportDayStatus.NoRecords)
                {
                    await SaveEmptyDayAsync(day).ConfigureAwait(false);
                }
            }
        }
    }

    /// <summary>Processes a day that can have a file. A failed download is returned as a result and does not affect other days.</summary>
    private async Task<ExportDayResult> ProcessAsync(DateOnly day, CancellationToken cancellationToken)
    {
        IndexedFile? stored = null;
        try
        {
            stored = await index.FindFileAsync(day, confirm: true, cancellationToken).ConfigureAwait(false);
            if (stored is not null && (stored.JobSid == job.JobSid || stored.Sequence >= document.Sequence))
            {
                return CreateResult(day, stored, ExportDayStatus.AlreadyDownloaded);
            }

            if (HasNoRecords(day))
            {
                return new ExportDayResult { Day = day, Status = ExportDayStatus.NoRecords };
            }

            var file = await downloader.DownloadAsync(day, _tracker.CreateDayProgress(), cancellationToken).ConfigureAwait(false);
            return CreateResult(day, file, ExportDayStatus.Downloaded);
        }
        catch (BulkExportException exception)
        {
            var isMissing = TransientErrorClassifier.IsNotFound(exception);
            return isMissing && stored is not null
                ? CreateResult(day, stored, ExportDayStatus.AlreadyDownloaded)
                : new ExportDayResult
                {
                    Day = day,
                    Status = isMissing ? ExportDayStatus.NotFound : ExportDayStatus.DownloadFailed,
                    Error = exception,
                };
        }
    }

    private bool HasNoRecords(DateOnly day) =>
        index.Get(day) is { NoRecordsJobSid: { } noRecordsJobSid } entry
        && (noRecordsJobSid == job.JobSid || entry.NoRecordsSequence >= document.Sequence);

    private async Task DetectEmptyDaysAsync(CancellationToken cancellationToken)
    {
        var missing = _results.Values.Where(day => day.Status == ExportDayStatus.NotFound).ToArray();
        if (missing.Length == 0)
        {
            return;
        }

        var listed = await listedDays.GetAsync(refresh: true, cancellationToken).ConfigureAwait(false);
        var listedJobs = await ListJobsAsync(cancellationToken).ConfigureAwait(false);
        if (!EmptyDayDetector.AreMissingDaysEmpty(job, _results.Values, listed, listedJobs, document.RequestedAt, timeProvider.GetUtcNow()))
        {
            return;
        }

        foreach (var day in missing)
        {
            _results[day.Day] = new ExportDayResult { Day = day.Day, Status = ExportDayStatus.NoRecords };
            await SaveEmptyDayAsync(day.Day).ConfigureAwait(false);
        }
    }

    /// <returns>The jobs, or <see langword="null"/> if the complete list could not be retrieved.</returns>
    private async Task<IReadOnlyCollection<Job>?> ListJobsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await jobs.ListAsync(job.ResourceType!.Value, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (BulkExportException)
        {
            return null; // the days are reported as not found, and a later run checks again
        }
    }

    private async Task SaveEmptyDayAsync(DateOnly day)
    {
        if (!HasNoRecords(day))
        {
            await index.UpdateAsync(day, entry => entry.SetNoRecords(job.JobSid, document.Sequence)).ConfigureAwait(false);
        }
    }

    private ExportDayResult CreateResult(DateOnly day, ExportDayStatus status) =>
        new()
        {
            Day = day,
            Status = status,
            Error = status == ExportDayStatus.NoRecords ? null : BulkExportDayException.Create(job, day, status),
        };

    private ExportDayResult CreateResult(DateOnly day, IndexedFile file, ExportDayStatus status) =>
        new()
        {
            Day = day,
            Status = status,
            File = ExportFileFactory.Create(store, job.ResourceType!.Value, day, file) with
            {
                AlreadyExisted = status == ExportDayStatus.AlreadyDownloaded,
            },
        };
}
