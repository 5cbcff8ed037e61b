using System.Net;

namespace BulkExport.Client;

/// <summary>Brings the files of one finished job to a folder.</summary>
internal sealed class JobDownloader(
    DaysClient days,
    Job job,
    ExportPaths layout,
    IReadOnlyDictionary<DateOnly, long?> settled,
    IProgress<ExportProgress>? progress
)
{
    private readonly ExportProgressTracker _tally = new(job, progress);
    private readonly ResourceType _resourceType = job.ResourceType!.Value;
    private Task<ILookup<DateOnly, long>>? _sizes;

    public async Task<ExportResult> RunAsync(int maxParallel, CancellationToken cancellationToken)
    {
        var results = WithoutFile();
        var toFetch = Enumerable
            .Range(0, job.DayCount)
            .Select(job.StartDay!.Value.AddDays)
            .Where(day => !results.ContainsKey(day))
            .ToArray();
        _tally.Begin(toFetch.Length);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = maxParallel, CancellationToken = cancellationToken };
        await Parallel
            .ForEachAsync(
                toFetch,
                parallel,
                async (day, token) =>
                {
                    var result = await FetchAsync(day, token).ConfigureAwait(false);
                    lock (results)
                    {
                        results.Add(day, result);
                    }

                    _tally.Settled(result);
                }
            )
            .ConfigureAwait(false);
        NameEmpty(results);
        return new ExportResult { Job = job, Days = [.. results.Values] };
    }

    /// <summary>The days that the service says have no file, by day.</summary>
    private SortedDictionary<DateOnly, ExportDayResult> WithoutFile()
    {
        var results = new SortedDictionary<DateOnly, ExportDayResult>();
        var summary = job.Summary;
        Add(summary.Empty.Days, ExportDayStatus.NoRecords);
        Add(summary.Failed.Days, ExportDayStatus.ExportFailed);
        Add(summary.Deleted.Days, ExportDayStatus.Deleted);
        Add(settled.Where(day => day.Value is null).Select(day => day.Key), ExportDayStatus.NoRecords);
        return results;

        void Add(IEnumerable<DateOnly> those, ExportDayStatus status)
        {
            foreach (var day in those.Where(day => day >= job.StartDay && day <= job.EndDay))
            {
                results.TryAdd(day, new ExportDayResult { Day = day, Status = status });
            }
        }
    }

    /// <summary>Where the service counts days without records and does not name them, they are those that it has no file for, if these are as many
    /// and no other day can lack its file.</summary>
    private void NameEmpty(SortedDictionary<DateOnly, ExportDayResult> results)
    {
        var summary = job.Summary;
        var isTold =
            summary.Failed.Count == summary.Failed.Days.Count
            && summary.Deleted.Count == summary.Deleted.Days.Count
            && results.Values.All(day => day.Status != ExportDayStatus.DownloadFailed);
        var empty = results.Values.Where(day =>
            day.Status is ExportDayStatus.NotFound or ExportDayStatus.NoRecords || day.File?.RecordCount == 0
        );
        if (isTold && empty.Count() == summary.Empty.Count)
        {
            foreach (var day in results.Values.Where(day => day.Status == ExportDayStatus.NotFound).ToArray())
            {
                results[day.Day] = new ExportDayResult { Day = day.Day, Status = ExportDayStatus.NoRecords };
            }
        }
    }

    /// <summary>Fetches a day. That it could not be is a result: the other days go on.</summary>
    private async Task<ExportDayResult> FetchAsync(DateOnly day, CancellationToken cancellationToken)
    {
        try
        {
            var path = layout.FileOf(_resourceType, day);
            var file = await days.DownloadAsync(
                    _resourceType,
                    day,
                    path,
                    settled.GetValueOrDefault(day),
                    SizesOfAsync,
                    _tally.BytesOfOneDay(),
                    cancellationToken
                )
                .ConfigureAwait(false);
            return new ExportDayResult
            {
                Day = day,
                Status = file.AlreadyExisted ? ExportDayStatus.AlreadyDownloaded : ExportDayStatus.Downloaded,
                File = file,
            };
        }
        catch (BulkExportException failure)
        {
            var isGone = failure is BulkExportApiException { StatusCode: HttpStatusCode.NotFound };
            return new ExportDayResult
            {
                Day = day,
                Status = isGone ? ExportDayStatus.NotFound : ExportDayStatus.DownloadFailed,
                Error = failure,
            };
        }

        async Task<IEnumerable<long>> SizesOfAsync(bool isAgain) =>
            (await ListSizesAsync(isAgain, cancellationToken).ConfigureAwait(false))[day];
    }

    /// <summary>The sizes that the service lists, asked for only when a file has to be fetched, and again when one is not as listed.</summary>
    private Task<ILookup<DateOnly, long>> ListSizesAsync(bool isAgain, CancellationToken cancellationToken)
    {
        lock (_tally)
        {
            return !isAgain && _sizes is { IsFaulted: false, IsCanceled: false } ? _sizes : _sizes = ListAsync();
        }

        async Task<ILookup<DateOnly, long>> ListAsync()
        {
            var listed = new List<ExportedDay>();
            try
            {
                await foreach (var day in days.ListAsync(_resourceType, cancellationToken).ConfigureAwait(false))
                {
                    if (day.Size is not null)
                    {
                        listed.Add(day);
                    }
                }
            }
            catch (BulkExportException)
            {
                // The sizes are one check among several: without them the files are fetched all the same.
            }

            return listed.ToLookup(day => day.Day, day => day.Size!.Value);
        }
    }
}
