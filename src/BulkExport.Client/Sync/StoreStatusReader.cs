namespace BulkExport.Client;

/// <summary>Reads what a store contains, without requests to the service.</summary>
internal sealed class StoreStatusReader(IExportStore store, DateOnly endDay)
{
    /// <summary>The number of consecutive months without an index after which no earlier month is searched. Documents cannot be listed.</summary>
    private const int MaxEmptyMonths = 12;

    public async Task<StoreStatus> ReadAsync(CancellationToken cancellationToken)
    {
        var owner = await StoreDocuments
            .ReadAsync(store, ExportPaths.OwnerPath, ExportJsonContext.Default.OwnerDocument, cancellationToken)
            .ConfigureAwait(false);
        var quota = await StoreDocuments
            .ReadAsync(store, ExportPaths.QuotaPath, ExportJsonContext.Default.QuotaDocument, cancellationToken)
            .ConfigureAwait(false);
        var files = await ListAsync(cancellationToken).ConfigureAwait(false);
        var resources = new List<StoreResourceStatus>();
        foreach (var type in ResourceType.All.Union(files.Select(group => group.Key)))
        {
            resources.Add(await ReadResourceAsync(type, [.. files[type]], cancellationToken).ConfigureAwait(false));
        }

        return new StoreStatus
        {
            AccountSid = owner?.Value.AccountSid,
            Resources = [.. resources.Where(resource => resource.DayCount + resource.OpenJobs.Count + resource.FailedDays.Count > 0)],
            RequestedDayCounts = (quota?.Value.Reservations ?? [])
                .GroupBy(reservation => reservation.Date)
                .ToDictionary(group => group.Key, group => group.Sum(reservation => reservation.Days)),
        };
    }

    /// <summary>Lists the days of all files by resource type.</summary>
    private async Task<ILookup<ResourceType, DateOnly>> ListAsync(CancellationToken cancellationToken)
    {
        var files = await store
            .ListAsync(ExportPaths.AllPartitionsPrefix, cancellationToken)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return files
            .Select(file => ExportPaths.TryParse(file.Path))
            .OfType<(ResourceType ResourceType, DateOnly Day)>()
            .ToLookup(file => file.ResourceType, file => file.Day);
    }

    private async Task<StoreResourceStatus> ReadResourceAsync(
        ResourceType resourceType,
        IReadOnlyList<DateOnly> fileDays,
        CancellationToken cancellationToken
    )
    {
        var openJobs = await ReadOpenJobsAsync(resourceType, cancellationToken).ConfigureAwait(false);
        var end = fileDays.Append(endDay).Max();
        var index = new DayIndex(store, resourceType);
        var start = await LoadAsync(index, fileDays.Append(end).Min(), end, cancellationToken).ConfigureAwait(false);
        var stored = await StoredDayReader
            .ReadAsync(store, resourceType, index, start, end, confirm: false, cancellationToken)
            .ConfigureAwait(false);
        var files = stored
            .Where(day => day.Value.File is not null)
            .OrderBy(day => day.Key)
            .Select(day => ExportFileFactory.Create(store, resourceType, day.Key, day.Value.File!))
            .ToArray();
        DateOnly[] empty = [.. stored.Where(day => day.Value.HasNoRecords).Select(day => day.Key).Order()];
        DateOnly[] failed =
        [
            .. stored.Where(day => day.Value is { File: null, HasNoRecords: false, HasFailed: true }).Select(day => day.Key).Order(),
        ];
        var known = files.Select(file => file.Day).Concat(empty).ToHashSet();
        return new StoreResourceStatus
        {
            ResourceType = resourceType,
            Files = files,
            EmptyDays = empty,
            MissingDays = [.. DayRange.Enumerate(stored.Keys.DefaultIfEmpty(end.AddDays(1)).Min(), end).Where(day => !known.Contains(day))],
            FailedDays = failed,
            OpenJobs = openJobs,
        };
    }

    /// <summary>Loads the index of a range of days, and of the months before it that have one.</summary>
    /// <returns>The first day of the first month that has an index.</returns>
    private static async Task<DateOnly> LoadAsync(DayIndex index, DateOnly start, DateOnly end, CancellationToken cancellationToken)
    {
        await index.LoadAsync(start, end, cancellationToken).ConfigureAwait(false);
        var first = new DateOnly(start.Year, start.Month, 1);
        for (var month = first; first.DayNumber - month.DayNumber < MaxEmptyMonths * 31 && month > DateOnly.MinValue.AddMonths(1); )
        {
            month = month.AddMonths(-1);
            await index.LoadAsync(month, month, cancellationToken).ConfigureAwait(false);
            if (DayRange.Enumerate(month, month.AddMonths(1).AddDays(-1)).Any(day => !index.Get(day).IsEmpty))
            {
                first = month;
            }
        }

        return first;
    }

    private async Task<IReadOnlyList<StoreOpenJob>> ReadOpenJobsAsync(ResourceType resourceType, CancellationToken cancellationToken)
    {
        using var openJobs = new OpenJobs(store, resourceType);
        await openJobs.LoadAsync(cancellationToken).ConfigureAwait(false);
        var result = new List<StoreOpenJob>();
        foreach (var job in openJobs.Jobs.OrderBy(job => job.StartDay))
        {
            var file = new JobDocumentFile(store, ExportPaths.GetJobPath(resourceType, job));
            var document = await file.ReadAsync(cancellationToken).ConfigureAwait(false);
            result.Add(new StoreOpenJob(job.StartDay, job.EndDay) { JobSid = document?.JobSid, RequestedAt = document?.RequestedAt });
        }

        return result;
    }
}
