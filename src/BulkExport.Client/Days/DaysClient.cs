using System.Text.Json.Serialization.Metadata;

namespace BulkExport.Client;

/// <summary>Checks, and hands the call on.</summary>
internal sealed class DaysClient(IDaysApi api, Paginator paginator, DayTransfer transfer) : IDaysClient
{
    /// <summary>The most that the service allows, so that a list is one call. Asked for without a size, the service has been seen to leave days out.</summary>
    private const int PageSize = 400;

    private static readonly OperationDescriptor List = new("ListDays", "list the days of", RetrySafety.Idempotent);

    public IAsyncEnumerable<ExportedDay> ListAsync(ResourceType resourceType, CancellationToken cancellationToken = default)
    {
        resourceType.ThrowIfDefault(nameof(resourceType));
        return paginator.EnumerateAsync(
            List,
            resourceType.Value,
            token => api.ListAsync(resourceType, PageSize, token),
            static (_, utf8) => PageJson.Parse(utf8, "days", ExportedDayJsonConverter.ReadValue),
            cancellationToken
        );
    }

    public Task<Stream> OpenReadAsync(ResourceType resourceType, DateOnly day, CancellationToken cancellationToken = default)
    {
        resourceType.ThrowIfDefault(nameof(resourceType));
        return OpenAsync(resourceType, day, static content => new VerifyingGzipStream(content), cancellationToken);
    }

    public IAsyncEnumerable<TRecord> ReadAsync<TRecord>(
        DateOnly day,
        RecordReadOptions? options = null,
        CancellationToken cancellationToken = default
    )
        where TRecord : class, IExportRecord<TRecord> => Read(TRecord.ResourceType, day, TRecord.CreateParser, options, cancellationToken);

    public IAsyncEnumerable<T> ReadAsAsync<T>(
        ResourceType resourceType,
        DateOnly day,
        JsonTypeInfo<T> jsonTypeInfo,
        RecordReadOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        resourceType.ThrowIfDefault(nameof(resourceType));
        ArgumentNullException.ThrowIfNull(jsonTypeInfo);
        return Read(resourceType, day, () => new TypeInfoLineParser<T>(jsonTypeInfo), options, cancellationToken);
    }

    public Task<DownloadedDay> DownloadAsync(
        ResourceType resourceType,
        DateOnly day,
        string path,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        resourceType.ThrowIfDefault(nameof(resourceType));
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return DownloadAsync(
            resourceType,
            day,
            path,
            size: null,
            static _ => Task.FromResult(Enumerable.Empty<long>()),
            progress,
            cancellationToken
        );
    }

    /// <summary>Opens a file, as it comes or as what is made of it, with failures that are the library's own.</summary>
    private Task<Stream> OpenAsync(
        ResourceType resourceType,
        DateOnly day,
        Func<Stream, Stream> make,
        CancellationToken cancellationToken
    ) =>
        transfer.RunAsync<Stream>(
            resourceType,
            day,
            (response, content, _) => Task.FromResult<Stream>(new DayStream(make(content), response, resourceType, day)),
            cancellationToken
        );

    private RecordSource<T> Read<T>(
        ResourceType resourceType,
        DateOnly day,
        Func<LineParser<T>> createParser,
        RecordReadOptions? options,
        CancellationToken cancellationToken
    ) =>
        new(token => new ValueTask<Stream>(OpenAsync(resourceType, day, static content => content, token)), createParser)
        {
            Translate = failure =>
                failure is GzipDataException ? TransferFailedException.Of(failure).ToPublic(resourceType, day, attempts: 1) : failure,
            Day = day,
            OnUnreadable = options?.OnUnreadable,
            CancellationToken = cancellationToken,
        };

    /// <summary>Downloads a file whose size should be one of those that the service lists, if it lists any.</summary>
    /// <param name="resourceType">The kind of records.</param>
    /// <param name="day">The day.</param>
    /// <param name="path">The file.</param>
    /// <param name="size">The size of a file that may be there already, if it is known.</param>
    /// <param name="listSizes">Lists the sizes, or lists them again: another job may have made the file anew. Called only where the file has to be fetched.</param>
    /// <param name="progress">Told of the bytes.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    internal async Task<DownloadedDay> DownloadAsync(
        ResourceType resourceType,
        DateOnly day,
        string path,
        long? size,
        Func<bool, Task<IEnumerable<long>>> listSizes,
        IProgress<long>? progress,
        CancellationToken cancellationToken
    )
    {
        path = Path.GetFullPath(path);
        var there = await DayFileChecker.FindWholeAsync(day, path, size, cancellationToken).ConfigureAwait(false);
        if (there is not null && size is not null)
        {
            return there;
        }

        // Whole is not enough where it is not known what the file should be: it may be of another job, or cut between two members.
        var sizes = (await listSizes(false).ConfigureAwait(false)).ToArray();
        if (there is not null && IsListed(there.Size))
        {
            return there;
        }

        return await transfer
            .RunAsync(
                resourceType,
                day,
                async (response, content, token) =>
                {
                    using (response)
                    {
                        return await SaveAsync(content, token).ConfigureAwait(false);
                    }
                },
                cancellationToken
            )
            .ConfigureAwait(false);

        bool IsListed(long length) => sizes.Length == 0 || sizes.Contains(length);

        async Task<DownloadedDay> SaveAsync(Stream content, CancellationToken token)
        {
            var file = PartialFile.Create(path);
            await using var _ = file.ConfigureAwait(false);
            progress?.Report(0);
            var copy = new CopyingStream(content, file, progress);
            await using var __ = copy.ConfigureAwait(false);
            var records = await DayFileChecker.CountRecordsAsync(copy, token).ConfigureAwait(false);
            if (!IsListed(copy.Copied))
            {
                sizes = [.. await listSizes(true).ConfigureAwait(false)];
            }

            if (!IsListed(copy.Copied))
            {
                throw TransferFailedException.Short(copy.Copied, sizes[^1]);
            }

            file.Keep();
            return new DownloadedDay
            {
                Day = day,
                Path = path,
                Size = copy.Copied,
                Records = records,
            };
        }
    }
}
