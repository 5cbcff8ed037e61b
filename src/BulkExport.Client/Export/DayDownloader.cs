namespace BulkExport.Client;

/// <summary>Downloads the files of a job, or files that the service lists, to a store, one day per call.</summary>
internal sealed class DayDownloader(
    DayFileDownloader downloader,
    IExportStore store,
    DayIndex index,
    ExportedDayCache listedDays,
    ResourceType resourceType,
    FileSource source
)
{
    public async Task<IndexedFile> DownloadAsync(DateOnly day, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var listed = await listedDays.GetAsync(refresh: false, cancellationToken).ConfigureAwait(false);
        return await downloader
            .ExecuteAsync(
                resourceType,
                day,
                isListed: listed?[day].Any() == true,
                async (response, content, token) =>
                {
                    using (response)
                    {
                        return await SaveAsync(day, content, progress, token).ConfigureAwait(false);
                    }
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    private async Task<IndexedFile> SaveAsync(DateOnly day, Stream content, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var path = ExportPaths.GetFilePath(resourceType, day);
        var writer = await CallbackException.RunAsync(() => store.CreateAsync(path, cancellationToken)).ConfigureAwait(false);
        try
        {
            return await SaveAsync(day, content, writer, progress, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await RunAsync(writer.DisposeAsync).ConfigureAwait(false);
        }
    }

    private async Task<IndexedFile> SaveAsync(
        DateOnly day,
        Stream content,
        ExportStoreWriter writer,
        IProgress<long>? progress,
        CancellationToken cancellationToken
    )
    {
        var downloaded = await DayFileVerifier.CopyAsync(content, WriteAsync, progress, cancellationToken).ConfigureAwait(false);
        await ThrowIfUnexpectedSizeAsync(day, downloaded.Size, cancellationToken).ConfigureAwait(false);
        var listed = await listedDays.GetAsync(refresh: false, cancellationToken).ConfigureAwait(false);
        var file = new IndexedFile
        {
            Size = downloaded.Size,
            Sha256 = downloaded.Sha256,
            RecordCount = downloaded.RecordCount,
            CreatedOn = listed?[day].LastOrDefault(row => row.Size == downloaded.Size)?.CreatedOn,
            RequestedOn = source.RequestedOn,
            JobSid = source.JobSid,
            Sequence = source.Sequence,
        };
        return await CallbackException.RunAsync(() => CommitAsync(day, file, writer, cancellationToken)).ConfigureAwait(false);

        async ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken token) =>
            await RunAsync(() => writer.WriteAsync(data, token)).ConfigureAwait(false);
    }

    private static async ValueTask RunAsync(Func<ValueTask> operation) =>
        await CallbackException
            .RunAsync<object?>(async () =>
            {
                await operation().ConfigureAwait(false);
                return null;
            })
            .ConfigureAwait(false);

    /// <summary>Adds the file to the index as pending, commits it, and confirms it. After an interruption, the next run identifies the file by its checksum.</summary>
    private async ValueTask<IndexedFile> CommitAsync(
        DateOnly day,
        IndexedFile file,
        ExportStoreWriter writer,
        CancellationToken cancellationToken
    )
    {
        await index.UpdateAsync(day, entry => entry.AddPending(file)).ConfigureAwait(false);
        var committed = await writer.CommitAsync(cancellationToken).ConfigureAwait(false);
        await index.UpdateAsync(day, entry => entry.Confirm(file, committed.Version)).ConfigureAwait(false);

        // Corrects the index if another process committed its file after this one, but confirmed it first.
        return await index.FindFileAsync(day, confirm: true, CancellationToken.None).ConfigureAwait(false)
            ?? throw new BulkExportFileException(
                $"The file {ExportPaths.GetDisplayPath(store, committed.Path)} was modified or deleted by another program immediately after it was written. Run the export again.",
                ExportPaths.GetDisplayPath(store, committed.Path)
            );
    }

    private async Task ThrowIfUnexpectedSizeAsync(DateOnly day, long size, CancellationToken cancellationToken)
    {
        var sizes = await listedDays.GetSizesAsync(day, refresh: false, cancellationToken).ConfigureAwait(false);
        if (sizes.Length > 0 && !sizes.Contains(size))
        {
            sizes = await listedDays.GetSizesAsync(day, refresh: true, cancellationToken).ConfigureAwait(false);
            if (sizes.Length > 0 && !sizes.Contains(size))
            {
                throw DownloadAttemptException.SizeMismatch(size, sizes[^1]);
            }
        }
    }
}
