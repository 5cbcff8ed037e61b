using System.Net;

namespace BulkExport.Client;

/// <summary>Brings the files of one finished job to a folder.</summary>
internal sealed class JobDownloader(
    DaysClient days,
    Job job,
    ResourceType resourceType,
    ExportLayout layout,
    IProgress<ExportProgress>? progress
)
{
    private readonly ExportTally _tally = new(job, progress);
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
        return new ExportResult { Job = job, Days = [.. results.Values] };
    }

    /// <summary>The days that the service says have no file, by day.</summary>
    private SortedDictionary<DateOnly, ExportDayResult> WithoutFile()
    {
        var results = new SortedDictionary<DateOnly, ExportDayResult>();
        var outcome = job.Outcome;
        Add(outcome.Empty, ExportDayStatus.Empty);
        Add(outcome.Failed, ExportDayStatus.ExportFailed);
        Add(outcome.Deleted, ExportDayStatus.Deleted);
        return results;

        void Add(JobDays group, ExportDayStatus status)
        {
            foreach (var day in group.Days.Where(day => day >= job.StartDay && day <= job.EndDay))
            {
                results.TryAdd(day, new ExportDayResult { Day = day, Status = status });
            }
        }
    }

    /// <summary>Fetches a day. That it could not be is a result: the other days go on.</summary>
    private async Task<ExportDayResult> FetchAsync(DateOnly day, CancellationToken cancellationToken)
    {
        try
        {
            var path = layout.FileOf(resourceType, day);
            var file = await days.DownloadAsync(resourceType, day, path, SizesOfAsync, _tally.BytesOfOneDay(), cancellationToken)
                .ConfigureAwait(false);
            return new ExportDayResult
            {
                Day = day,
                Status = file.WasThere ? ExportDayStatus.AlreadyThere : ExportDayStatus.Downloaded,
                File = file,
            };
        }
        catch (BulkExportException failure)
        {
            var isGone = failure is BulkExportApiException { StatusCode: HttpStatusCode.NotFound };
            return new ExportDayResult
            {
                Day = day,
                Status = isGone ? ExportDayStatus.Gone : ExportDayStatus.DownloadFailed,
                Error = failure,
            };
        }

        async Task<IEnumerable<long>> SizesOfAsync() => (await ListSizesAsync(cancellationToken).ConfigureAwait(false))[day];
    }

    /// <summary>The sizes that the service lists, asked for once and only when a file has to be fetched.</summary>
    private Task<ILookup<DateOnly, long>> ListSizesAsync(CancellationToken cancellationToken)
    {
        lock (_tally)
        {
            return _sizes is { IsFaulted: false, IsCanceled: false } ? _sizes : _sizes = ListAsync();
        }

        async Task<ILookup<DateOnly, long>> ListAsync()
        {
            var listed = new List<ExportedDay>();
            await foreach (var day in days.ListAsync(resourceType, cancellationToken).ConfigureAwait(false))
            {
                if (day.Size is not null)
                {
                    listed.Add(day);
                }
            }

            return listed.ToLookup(day => day.Day, day => day.Size!.Value);
        }
    }
}
