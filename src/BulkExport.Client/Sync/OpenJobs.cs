namespace BulkExport.Client;

/// <summary>Represents the open jobs of one resource type in a store. A day is part of at most one open job, so that concurrent runs do not request it twice.</summary>
internal sealed class OpenJobs(IExportStore store, ResourceType resourceType) : IDisposable
{
    private readonly SemaphoreSlim _semaphore = new(1);
    private readonly string _path = ExportPaths.GetOpenJobsPath(resourceType);
    private OpenJobsDocument _document = new();
    private string? _version;

    public IReadOnlyList<OpenJob> Jobs => _document.Jobs;

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var found = await StoreDocuments
            .ReadAsync(store, _path, ExportJsonContext.Default.OpenJobsDocument, cancellationToken)
            .ConfigureAwait(false);
        if (found is { } read && read.Value.ResourceType != resourceType)
        {
            throw StoreDocuments.CreateException(store, _path, $"it lists jobs of {read.Value.ResourceType} instead of {resourceType}");
        }

        (_document, _version) = (found?.Value ?? new OpenJobsDocument { ResourceType = resourceType }, found?.Version);
    }

    /// <summary>Adds jobs, unless another run has changed the open jobs since they were loaded.</summary>
    /// <param name="jobs">The jobs to add.</param>
    /// <param name="minNumber">The minimum number of the jobs.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns><see langword="true"/> if the jobs were added; <see langword="false"/> if another run has changed the open jobs.</returns>
    public async Task<bool> TryAddAsync(IEnumerable<SyncPlanJob> jobs, long minNumber, CancellationToken cancellationToken)
    {
        var number = Math.Max(_document.LastNumber + 1, minNumber);
        var added = jobs.Select(job => new OpenJob
            {
                StartDay = job.StartDay,
                EndDay = job.EndDay,
                Number = number++,
            })
            .ToArray();
        var changed = _document with { LastNumber = number - 1, Jobs = [.. _document.Jobs, .. added] };
        return await TryWriteAsync(changed, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes a job. The removal is not cancelable, so that the document matches the state of the store.</summary>
    public async Task RemoveAsync(OpenJob job)
    {
        await _semaphore.WaitAsync().ConfigureAwait(false);
        try
        {
            while (_document.Jobs.Contains(job))
            {
                var changed = _document with { Jobs = [.. _document.Jobs.Where(other => other != job)] };
                await TryWriteAsync(changed, CancellationToken.None).ConfigureAwait(false);
            }
        }
        finally
        {
            _semaphore.Release();
        }
    }

    public void Dispose() => _semaphore.Dispose();

    private async Task<bool> TryWriteAsync(OpenJobsDocument document, CancellationToken cancellationToken)
    {
        var version = await StoreDocuments
            .WriteAsync(store, _path, document, ExportJsonContext.Default.OpenJobsDocument, _version, cancellationToken)
            .ConfigureAwait(false);
        if (version is null)
        {
            await LoadAsync(cancellationToken).ConfigureAwait(false);
            return false;
        }

        (_document, _version) = (document, version);
        return true;
    }
}
