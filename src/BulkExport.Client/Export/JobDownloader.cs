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
    private readonly ReportedDayRecorder _reportedDays = new(store, document.FinishedJob!);
    private readonly OtherJobDays _others = new(store, document, requestedOn);

    /// <summary>The days that the job has exported without replacing their files.</summary>
    private readonly ConcurrentBag<DateOnly> _exportedDays = [];

    /// <summary>Indicates whether the service had no file for a day of which the store contains the file of an earlier job. The file of this job may be available
    /// later.</summary>
    private bool _hasUnavailableFiles;

    /// <inheritdoc cref="ReportedDayRecorder.FailedReexports"/>
    public IReadOnlyDictionary<DateOnly, BulkExportDayException> FailedReexports => _reportedDays.FailedReexports;

    /// <summary>Gets a value indicating whether all days of the job are processed, including those that are not to be downloaded.</summary>
    public bool IsCompleted { get; private set; }

    /// <summary>Downloads the files of the job.</summary>
    /// <param name="wanted">The days to download, or <see langword="null"/> for all days of the job.</param>
    /// <param name="maxConcurrency">The maximum number of concurrent downloads.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The results for the days to download, and possibly for other days of the job.</returns>
    public async Task<IReadOnlyDictionary<DateOnly, ExportDayResult>> RunAsync(
        IReadOnlySet<DateOnly>? wanted,
        int maxConcurrency,
        CancellationToken cancellationToken
    )
    {
        var all = DayRange.Enumerate(_job.StartDay!.Value, _job.EndDay!.Value).ToArray();
        var days = wanted is null ? all.ToHashSet() : all.Where(wanted.Contains).ToHashSet();
        await AddReportedDaysAsync(_entries, days, cancellationToken).ConfigureAwait(false);
        await DownloadAsync([.. days.Except(_results.Keys).Order()], maxConcurrency, cancellationToken).ConfigureAwait(false);
        var others = all.Except(days).ToHashSet();
        if (others.Count > 0 && await RequiresAsync(others, cancellationToken).ConfigureAwait(false))
        {
            await AddStoredDaysAsync(others, cancellationToken).ConfigureAwait(false);
        }

        if (_results.Count == all.Length)
        {
            await DetectEmptyDaysAsync(days, cancellationToken).ConfigureAwait(false);
            IsCompleted = IsFinal();
        }

        foreach (var day in _exportedDays)
        {
            await _entries.SetExportedAsync(day).ConfigureAwait(false);
        }

        return _results;
    }

    private async Task DownloadAsync(DateOnly[] days, int maxConcurrency, CancellationToken cancellationToken)
    {
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
    }

    private bool IsFinal() =>
        !_hasUnavailableFiles && _results.Values.All(day => day.Status is not (ExportDayStatus.NotFound or ExportDayStatus.DownloadFailed));

    /// <summary>Determines whether the results of the days that are not to be downloaded are required: to detect whether a day is empty, or because they may
    /// complete the job.</summary>
    private async Task<bool> RequiresAsync(HashSet<DateOnly> others, CancellationToken cancellationToken) =>
        _results.Values.Any(day => day.Status == ExportDayStatus.NotFound)
        || (IsFinal() && await _others.HaveResultsAsync(others, cancellationToken).ConfigureAwait(false));

    /// <summary>Adds those of the specified days that the job reports as empty, failed or deleted.</summary>
    private async Task AddReportedDaysAsync(JobEntries entries, HashSet<DateOnly> days, CancellationToken cancellationToken)
    {
        foreach (var result in await _reportedDays.RecordAsync(entries, days, cancellationToken).ConfigureAwait(false))
        {
            _results[result.Day] = result;
        }
    }

    /// <summary>Processes a day that can have a file. A failed download is returned as a result and does not affect other days.</summary>
    private async Task<ExportDayResult> ProcessAsync(DateOnly day, CancellationToken cancellationToken)
    {
        IndexedFile? stored = null;
        try
        {
            stored = await _entries.FindFileAsync(day, cancellationToken).ConfigureAwait(false);
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

            _hasUnavailableFiles = true;
            return CreateResult(day, stored, ExportDayStatus.AlreadyDownloaded);
        }
    }

    /// <summary>Adds the results of days that are not to be downloaded from the content of the store.</summary>
    private async Task AddStoredDaysAsync(HashSet<DateOnly> days, CancellationToken cancellationToken)
    {
        var stored = await _others.ReadAsync(cancellationToken).ConfigureAwait(false);
        await AddReportedDaysAsync(_others.Entries, days, cancellationToken).ConfigureAwait(false);
        foreach (var day in days.Except(_results.Keys))
        {
            _results[day] =
                stored.GetValueOrDefault(day).File is { } file && _others.Entries.IsCurrent(file)
                    ? CreateResult(day, file, ExportDayStatus.AlreadyDownloaded)
                    : new ExportDayResult
                    {
                        Day = day,
                        Status = _others.Entries.HasNoRecords(day) ? ExportDayStatus.NoRecords : ExportDayStatus.NotFound,
                    };
        }
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
            await (wanted.Contains(day.Day) ? _entries : _others.Entries).SetNoRecordsAsync(day.Day).ConfigureAwait(false);
        }
    }

    private ExportDayResult CreateResult(DateOnly day, IndexedFile file, ExportDayStatus status) =>
        ExportDayResultFactory.Create(store, _job.ResourceType!.Value, day, file, status);
}
