using System.Collections.Concurrent;

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
    private readonly JobEntries _entries = new(index, document, requestedOn);
    private readonly ExportedDayCache _listedDays = new(services.Days, document.FinishedJob!.ResourceType!.Value);
    private readonly SortedDictionary<DateOnly, ExportDayResult> _results = [];

    /// <summary>The days that the job has exported without replacing their files.</summary>
    private readonly ConcurrentBag<DateOnly> _exportedDays = [];

    /// <summary>Gets the exceptions for the days of which the store contains an earlier file, and that the job failed to export or that were deleted.</summary>
    public Dictionary<DateOnly, BulkExportDayException> FailedReexports { get; } = [];

    /// <summary>Gets a value indicating whether the service had no file for a day of which the store contains the file of an earlier job. The file of this job
    /// may be available later.</summary>
    public bool HasUnavailableFiles { get; private set; }

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
        foreach (var day in _exportedDays)
        {
            await _entries.SetExportedAsync(day).ConfigureAwait(false);
        }

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
                if (stored is not null)
                {
                    _results[day] = CreateResult(day, stored, ExportDayStatus.AlreadyDownloaded);
                    if (status == ExportDayStatus.NoRecords)
                    {
                        _exportedDays.Add(day);
                    }
                    else if (!_entries.IsCurrent(stored))
                    {
                        FailedReexports[day] = BulkExportDayException.Create(_job, day, status, isStored: true);
                    }

                    continue;
                }

                var result = status != ExportDayStatus.NoRecords && _entries.HasNoRecords(day) ? ExportDayStatus.NoRecords : status;
                _results[day] = ExportDayResultFactory.Create(_job, day, result);
                if (status == ExportDayStatus.NoRecords)
                {
                    await _entries.SetNoRecordsAsync(day).ConfigureAwait(false);
                }
                else if (result == status)
                {
                    await _entries.SetFailedAsync(day).ConfigureAwait(false);
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
            if (stored is not null && _entries.IsCurrent(stored))
            {
                _exportedDays.Add(day);
                return CreateResult(day, stored, ExportDayStatus.AlreadyDownloaded);
            }

            if (_entries.HasNoRecords(day))
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
            if (stored is null || !TransientErrorClassifier.IsNotFound(exception))
            {
                return ExportDayResultFactory.Create(day, exception);
            }

            HasUnavailableFiles = true;
            return CreateResult(day, stored, ExportDayStatus.AlreadyDownloaded);
        }
    }

    /// <summary>Determines the result of a day that is not to be downloaded from the content of the store.</summary>
    private async Task<ExportDayResult> FindStoredAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var stored = await index.FindFileAsync(day, confirm: true, cancellationToken).ConfigureAwait(false);
        return stored is not null && _entries.IsCurrent(stored)
            ? CreateResult(day, stored, ExportDayStatus.AlreadyDownloaded)
            : new ExportDayResult { Day = day, Status = _entries.HasNoRecords(day) ? ExportDayStatus.NoRecords : ExportDayStatus.NotFound };
    }

    private async Task DetectEmptyDaysAsync(HashSet<DateOnly> wanted, CancellationToken cancellationToken)
    {
        var missing = _results.Values.Where(day => day.Status == ExportDayStatus.NotFound).ToArray();
        if (!missing.Any(day => wanted.Contains(day.Day)))
        {
            return;
        }

        var listed = await _listedDays.GetAsync(refresh: true, cancellationToken).ConfigureAwait(false);
        var listedJobs = await services.Jobs.TryListAsync(_job.ResourceType!.Value, cancellationToken).ConfigureAwait(false);
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
            await _entries.SetNoRecordsAsync(day.Day).ConfigureAwait(false);
        }
    }

    private ExportDayResult CreateResult(DateOnly day, IndexedFile file, ExportDayStatus status) =>
        ExportDayResultFactory.Create(store, _job.ResourceType!.Value, day, file, status);
}
