using System.Text.Json.Serialization.Metadata;

namespace BulkExport.Client;

/// <summary>The default implementation of <see cref="IDaysClient"/>.</summary>
internal sealed class DaysClient(IDaysApi api, Paginator paginator, DayFileDownloader downloader) : IDaysClient
{
    /// <summary>The maximum page size of the service. It is always sent, because the service can omit days from a list without a page size.</summary>
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

    public IAsyncEnumerable<TRecord> ReadRecordsAsync<TRecord>(
        DateOnly day,
        RecordReadOptions? options = null,
        CancellationToken cancellationToken = default
    )
        where TRecord : class, IExportRecord<TRecord> => Read(TRecord.ResourceType, day, TRecord.CreateParser, options, cancellationToken);

    public IAsyncEnumerable<T> ReadRecordsAsync<T>(
        ResourceType resourceType,
        DateOnly day,
        JsonTypeInfo<T> jsonTypeInfo,
        RecordReadOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        resourceType.ThrowIfDefault(nameof(resourceType));
        ArgumentNullException.ThrowIfNull(jsonTypeInfo);
        return Read(resourceType, day, () => new JsonTypeInfoLineParser<T>(jsonTypeInfo), options, cancellationToken);
    }

    public Task<ExportFile> DownloadAsync(
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

    /// <summary>Opens the file of a day as a stream whose failures are library exceptions.</summary>
    private Task<Stream> OpenAsync(
        ResourceType resourceType,
        DateOnly day,
        Func<Stream, Stream> wrap,
        CancellationToken cancellationToken
    ) =>
        downloader.ExecuteAsync<Stream>(
            resourceType,
            day,
            (response, content, _) => Task.FromResult<Stream>(new DayContentStream(wrap(content), response, resourceType, day)),
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
            MapException = exception =>
                exception is GzipDataException
                    ? DownloadAttemptException.FromException(exception).ToBulkExportException(resourceType, day, attemptCount: 1)
                    : exception,
            Day = day,
            OnError = options?.OnError,
            CancellationToken = cancellationToken,
        };

    /// <summary>Downloads a file, and verifies that its size is one of the sizes that the service lists, if it lists any.</summary>
    /// <param name="resourceType">The resource type.</param>
    /// <param name="day">The day.</param>
    /// <param name="path">The path of the file.</param>
    /// <param name="size">The size of an existing file, if it is known.</param>
    /// <param name="getExpectedSizes">A delegate that gets the listed sizes. Its argument specifies whether to refresh them, because another job may have
    /// exported the day again. It is not called if the existing file has the known size.</param>
    /// <param name="progress">The provider to notify of the number of compressed bytes received.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    internal async Task<ExportFile> DownloadAsync(
        ResourceType resourceType,
        DateOnly day,
        string path,
        long? size,
        Func<bool, Task<IEnumerable<long>>> getExpectedSizes,
        IProgress<long>? progress,
        CancellationToken cancellationToken
    )
    {
        path = Path.GetFullPath(path);
        var existing = await DayFileVerifier.TryGetCompleteFileAsync(day, path, size, cancellationToken).ConfigureAwait(false);
        if (existing is not null && size is not null)
        {
            return existing;
        }

        // If the size is not known, a valid file is not sufficient: it may be the file of another job, or truncated between two gzip members.
        var sizes = (await getExpectedSizes(false).ConfigureAwait(false)).ToArray();
        if (existing is not null && IsExpectedSize(existing.Size))
        {
            return existing;
        }

        return await downloader
            .ExecuteAsync(
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

        bool IsExpectedSize(long length) => sizes.Length == 0 || sizes.Contains(length);

        async Task<ExportFile> SaveAsync(Stream content, CancellationToken token)
        {
            var file = AtomicFile.Create(path);
            await using var _ = file.ConfigureAwait(false);
            progress?.Report(0);
            var tee = new TeeStream(content, file, progress);
            await using var __ = tee.ConfigureAwait(false);
            var recordCount = await DayFileVerifier.CountRecordsAsync(tee, token).ConfigureAwait(false);
            if (!IsExpectedSize(tee.Copied))
            {
                sizes = [.. await getExpectedSizes(true).ConfigureAwait(false)];
            }

            if (!IsExpectedSize(tee.Copied))
            {
                throw DownloadAttemptException.SizeMismatch(tee.Copied, sizes[^1]);
            }

            file.Keep();
            return new ExportFile
            {
                Day = day,
                Path = path,
                Size = tee.Copied,
                RecordCount = recordCount,
            };
        }
    }
}
