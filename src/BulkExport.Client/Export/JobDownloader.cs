namespace BulkExport.Client;

/// <summary>Downloads the files of one finished job to a store.</summary>
internal sealed class JobDownloader(
    ExportServices services,
    IExportStore store,
    DayIndex index,
    AdaptiveDayProcessor processor,
    JobDocument document,
    DateOnly? requestedOn,
    IRunProgress progress
)
{
    private readonly Job _job = document.FinishedJob!;
    private readonly ExportedDayCache _listedDays = new(services.Days, document.FinishedJob!.ResourceType!.Value);
    private readonly SortedDictionary<DateOnly, ExportDayResult> _results = [];

    /// <summary>Downloads the files of the job.</summary>
    /// <param name="wanted">The days to download, or <see langword="null"/> for all days of the job.</param>
    /// <param name="maxConcurrency">The maximum number of concurrent downloads.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The results for all days of the job. A day without a file that is not to be downloaded is not found.</returns>
    public async Task<IReadOnlyDictionary<DateOnly, ExportDayResult>> RunAsync(
        IReadOnlySet<DateOnly>? wanted,
        int maxConcurrency,
        CancellationToken cancellationToken
    )
    {
        await AddReportedDaysAsync(cancellationToken).ConfigureAwait(false);
        var remaining = DayRange.Enumerate(_job.StartDay!.Value, _job.EndDay!.Value).Where(day => !_results.ContainsKey(day)).ToArray();
        var days = wanted is null ? remaining : [.. remaining.Where(wanted.Contains)];
        progress.AddTotalDays(days.Length);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = maxConcurrency, CancellationToken = cancellationToken };
        await Parallel
            .ForEachAsync(
                days,
                parallel,
                async (day, token) =>
                {
                    var result = await processor.ProcessAsync(day, ProcessAsync, token).ConfigureAwait(false);
                    lock (_results)
                    {
                        _results[day] = result;
                    }

                    progress.OnDayCompleted(_job.ResourceType!.Value, result);
                }
            )
            .ConfigureAwait(false);
        foreach (var day in remaining.Except(days))
        {
            _results[day] = await FindStoredAsync(day, cancellationToken).ConfigureAwait(false);
        }

        await DetectEmptyDaysAsync([.. days], cancellationToken).ConfigureAwait(false);
        await SaveExportedDaysAsync().ConfigureAwait(false);
        return _results;
    }

    /// <summary>Adds the days that the job reports as empty, failed or deleted. A file in the store takes precedence.</summary>
    private async Task AddReportedDaysAsync(CancellationToken cancellationToken)
    {
        var summary = _job.Summary;
        foreach (
            var (days, status) in new[]
            {
                (summary.Empty, ExportDayStatus.NoRecords),
                (summary.Failed, ExportDayStatus.ExportFailed),
                (summary.Deleted, ExportDayStatus.Deleted),
            }
        )
        {
            foreach (var day in days.Days.Where(day => day >= _job.StartDay && day <= _job.EndDay))
            {
                var stored = await index.FindFileAsync(day, confirm: true, cancellationToken).ConfigureAwait(false);
                var hasNoRecords = stored is null && status != ExportDayStatus.NoRecords && HasNoRecords(day);
                _results[day] = stored is null
                    ? ExportDayResultFactory.Create(_job, day, hasNoRecords ? ExportDayStatus.NoRecords : status)
                    : CreateResult(day, stored, ExportDayStatus.AlreadyDownloaded);
                if (stored is null && status == ExportDayStatus.NoRecords)
                {
                    await SaveEmptyDayAsync(day).ConfigureAwait(false);
                }
                else if (stored is null && !hasNoRecords && index.Get(day).FailedJobSid != _job.JobSid)
                {
                    await index.UpdateAsync(day, entry => entry.SetFailed(_job.JobSid)).ConfigureAwait(false);
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
            if (stored is not null && IsCurrent(stored))
            {
                return CreateResult(day, stored, ExportDayStatus.AlreadyDownloaded);
            }

            if (HasNoRecords(day))
            {
                return new ExportDayResult { Day = day, Status = ExportDayStatus.NoRecords };
            }

            var source = new FileSource(_job.JobSid, document.Sequence, requestedOn);
            var downloader = new DayDownloader(services.FileDownloader, store, index, _listedDays, _job.ResourceType!.Value, source);
            var file = await downloader.DownloadAsync(day, progress.CreateDayProgress(), cancellationToken).ConfigureAwait(false);
            return CreateResult(day, file, ExportDayStatus.Downloaded);
        }
        catch (BulkExportException exception)
        {
            return stored is not null && TransientErrorClassifier.IsNotFound(exception)
                ? CreateResult(day, stored, ExportDayStatus.AlreadyDownloaded)
                : ExportDayResultFactory.Create(day, exception);
        }
    }

    /// <summary>Determines the result of a day that is not to be downloaded from the content of the store.</summary>
    private async Task<ExportDayResult> FindStoredAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var stored = await index.FindFileAsync(day, confirm: true, cancellationToken).ConfigureAwait(false);
        return stored is not null && IsCurrent(stored)
            ? CreateResult(day, stored, ExportDayStatus.AlreadyDownloaded)
            : new ExportDayResult { Day = day, Status = HasNoRecords(day) ? ExportDayStatus.NoRecords : ExportDayStatus.NotFound };
    }

    private bool IsCurrent(IndexedFile stored) => stored.JobSid == _job.JobSid || stored.Sequence >= document.Sequence;

    private bool HasNoRecords(DateOnly day) =>
        index.Get(day) is { NoRecordsJobSid: { } noRecordsJobSid } entry
        && (noRecordsJobSid == _job.JobSid || entry.NoRecordsSequence >= document.Sequence);

    private async Task DetectEmptyDaysAsync(HashSet<DateOnly> wanted, CancellationToken cancellationToken)
    {
        var missing = _results.Values.Where(day => day.Status == ExportDayStatus.NotFound).ToArray();
        if (!missing.Any(day => wanted.Contains(day.Day)))
        {
            return;
        }

        var listed = await _listedDays.GetAsync(refresh: true, cancellationToken).ConfigureAwait(false);
        var listedJobs = await ListJobsAsync(cancellationToken).ConfigureAwait(false);
        if (
            !EmptyDayDetector.AreMissingDaysEmpty(
                _job,
                _results.Values,
                listed,
                listedJobs,
                document.RequestedAt,
                services.TimeProvider.GetUtcNow()
            )
        )
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
            return await services
                .Jobs.ListAsync(_job.ResourceType!.Value, cancellationToken)
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
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
            await index.UpdateAsync(day, entry => entry.SetNoRecords(_job.JobSid, document.Sequence, requestedOn)).ConfigureAwait(false);
        }
    }

    /// <summary>Records the request date for the days whose files this job has not replaced, so that they are not exported once more.</summary>
    private async Task SaveExportedDaysAsync()
    {
        var days = _results.Values.Where(day => day.Status == ExportDayStatus.AlreadyDownloaded && day.File?.JobSid != _job.JobSid);
        foreach (var day in days.Where(day => requestedOn is not null && !(index.Get(day.Day).ExportedOn >= requestedOn)))
        {
            await index.UpdateAsync(day.Day, entry => entry.SetExported(requestedOn)).ConfigureAwait(false);
        }
    }

    private ExportDayResult CreateResult(DateOnly day, IndexedFile file, ExportDayStatus status) =>
        ExportDayResultFactory.Create(store, _job.ResourceType!.Value, day, file, status);
}
