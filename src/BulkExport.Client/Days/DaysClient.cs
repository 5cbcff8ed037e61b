using System.Text.Json.Serialization.Metadata;

namespace BulkExport.Client;

/// <summary>Provides the default implementation of <see cref="IDaysClient"/>.</summary>
internal sealed class DaysClient(IDaysApi api, Paginator paginator, DayFileDownloader downloader) : IDaysClient
{
    /// <summary>The page size, which is always specified. Without a page size, the service can omit days; with a page size from 2 to 30, lists are
    /// known to be complete.</summary>
    private const int PageSize = 30;

    private static readonly OperationDescriptor ListOperation = new("ListDays", "list the days for", RetrySafety.Idempotent);

    public IAsyncEnumerable<ExportedDay> ListAsync(ResourceType resourceType, CancellationToken cancellationToken = default)
    {
        resourceType.ThrowIfDefault(nameof(resourceType));
        return paginator.EnumerateAsync(
            ListOperation,
            resourceType,
            IDaysApi.ListPath,
            token => api.ListAsync(resourceType, PageSize, token),
            (_, utf8) => ResponseVerifier.Verify(PageReader.Parse(utf8, "days", ExportedDayJsonConverter.ReadValue), resourceType),
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
        if (Path.GetFileName(path.AsSpan()).IsEmpty)
        {
            throw new ArgumentException(
                "The path is that of a directory. Specify the path of a file, such as export/2026-11-01.json.gz.",
                nameof(path)
            );
        }

        return CallbackException.UnwrapAsync(() =>
            DownloadFileAsync(resourceType, day, Path.GetFullPath(path), progress, cancellationToken)
        );
    }

    private async Task<ExportFile> DownloadFileAsync(
        ResourceType resourceType,
        DateOnly day,
        string path,
        IProgress<long>? progress,
        CancellationToken cancellationToken
    )
    {
        var existing = await DayFileVerifier.FindCompleteAsync(day, path, cancellationToken).ConfigureAwait(false);
        return existing
            ?? await downloader
                .ExecuteAsync(
                    resourceType,
                    day,
                    isListed: false,
                    async (response, content, token) =>
                    {
                        using (response)
                        {
                            return await SaveAsync(day, path, content, progress, token).ConfigureAwait(false);
                        }
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
    }

    private static async Task<ExportFile> SaveAsync(
        DateOnly day,
        string path,
        Stream content,
        IProgress<long>? progress,
        CancellationToken cancellationToken
    )
    {
        // A temporary file in the same directory can be renamed atomically, and query engines ignore its name.
        var directory = Path.GetDirectoryName(path)!;
        var file = TemporaryFile.Create(directory, path);
        await using var _ = file.ConfigureAwait(false);
        file.DeleteStaleFiles();
        var downloaded = await DayFileVerifier.CopyAsync(content, file.WriteAsync, progress, cancellationToken).ConfigureAwait(false);
        file.Replace();
        return downloaded.CreateFile(day, path, alreadyExisted: false);
    }

    /// <summary>Opens the file of a day as a stream that maps failures to a <see cref="BulkExportException"/>.</summary>
    private Task<Stream> OpenAsync(
        ResourceType resourceType,
        DateOnly day,
        Func<Stream, Stream> wrap,
        CancellationToken cancellationToken
    ) =>
        downloader.ExecuteAsync<Stream>(
            resourceType,
            day,
            isListed: false,
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
                exception is ExportFileContentException
                    ? DownloadAttemptException.FromException(exception).ToReadException(resourceType, day)
                    : exception,
            Day = day,
            Options = options?.Clone(),
            CancellationToken = cancellationToken,
        };
}
