using System.Text.Json.Serialization.Metadata;

namespace BulkExport.Client;

/// <summary>Reads the records of an export file, which contains JSON Lines compressed with gzip.</summary>
/// <remarks>
/// Records are streamed in the order of the file. They are decompressed and parsed ahead of the consumer on thread pool threads, and the
/// memory use is a few megabytes regardless of the file size. The checksum is verified while the file is read: if the file is truncated
/// or corrupt, the enumeration throws a <see cref="BulkExportFormatException"/> after it has returned most of the preceding records.
/// Treat the records as complete only if the enumeration completes. To detect a truncated or corrupt file before its first record is processed, call <see cref="VerifyAsync"/>.
/// </remarks>
public sealed class ExportFileReader
{
    private static readonly FileStreamOptions OpenOptions = new()
    {
        BufferSize = 0, // the gzip stream has its own buffer
        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
    };

    private readonly Func<CancellationToken, ValueTask<Stream>> _open;
    private readonly string? _path;
    private readonly ExportFile? _file;
    private readonly bool _leaveOpen;

    /// <summary>Initializes a new instance of the <see cref="ExportFileReader"/> class for the file at the specified path.</summary>
    /// <param name="path">The path of the file. Each enumeration of the records opens and closes the file.</param>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    public ExportFileReader(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = path;
        _open = _ => ValueTask.FromResult<Stream>(new FileStream(path, OpenOptions));
    }

    /// <summary>Initializes a new instance of the <see cref="ExportFileReader"/> class for a downloaded file.</summary>
    /// <param name="file">The file, in a store or on a local disk.</param>
    /// <remarks>
    /// If the size of a file on a local disk differs from <see cref="ExportFile.Size"/>, an exception is thrown before a record is returned. This detects a
    /// file that is truncated between two gzip members, which the gzip checksums do not detect. The size of a file in a store is verified only by
    /// <see cref="VerifyAsync"/>.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> is <see langword="null"/>.</exception>
    public ExportFileReader(ExportFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        _path = file.Path;
        _file = file;
        _open = token => OpenAsync(file, token);
        Day = file.Day;
    }

    /// <summary>Initializes a new instance of the <see cref="ExportFileReader"/> class for a stream, such as one of an object store.</summary>
    /// <param name="stream">The compressed stream. It is read once, from its current position, and left open.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is <see langword="null"/>.</exception>
    public ExportFileReader(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _leaveOpen = true;
        var isConsumed = false;
        _open = _ =>
            Interlocked.Exchange(ref isConsumed, true)
                ? throw new InvalidOperationException(
                    "The stream can be read only once. Create a reader with a new stream to read it again."
                )
                : ValueTask.FromResult(stream);
    }

    /// <summary>Gets the day of the file, which is reported in errors, or <see langword="null"/> if it is unknown.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Reads the records.</summary>
    /// <typeparam name="TRecord">The type of the records, such as <see cref="MessageRecord"/>.</typeparam>
    /// <param name="options">The options, or <see langword="null"/> to use the defaults.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>An asynchronous sequence of the records. Exceptions are thrown while it is enumerated.</returns>
    /// <exception cref="BulkExportFormatException">A record cannot be read, or the file is truncated or corrupt.</exception>
    /// <exception cref="BulkExportFileException">The file does not exist or cannot be read. Exceptions of a stream are not wrapped.</exception>
    /// <exception cref="InvalidOperationException">The records of a stream are enumerated more than once.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public IAsyncEnumerable<TRecord> ReadRecordsAsync<TRecord>(
        RecordReadOptions? options = null,
        CancellationToken cancellationToken = default
    )
        where TRecord : class, IExportRecord<TRecord> => Read(TRecord.CreateParser, options, cancellationToken);

    /// <summary>Reads the records and deserializes them to a custom type.</summary>
    /// <typeparam name="T">The type of the records.</typeparam>
    /// <param name="jsonTypeInfo">The metadata of the type, such as a property of a source-generated JSON context.</param>
    /// <param name="options">The options, or <see langword="null"/> to use the defaults.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>An asynchronous sequence of the records. Exceptions are thrown while it is enumerated.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="jsonTypeInfo"/> is <see langword="null"/>.</exception>
    /// <exception cref="BulkExportFormatException">A record cannot be read, or the file is truncated or corrupt.</exception>
    /// <exception cref="BulkExportFileException">The file does not exist or cannot be read. Exceptions of a stream are not wrapped.</exception>
    /// <exception cref="InvalidOperationException">The records of a stream are enumerated more than once.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public IAsyncEnumerable<T> ReadRecordsAsync<T>(
        JsonTypeInfo<T> jsonTypeInfo,
        RecordReadOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(jsonTypeInfo);
        return Read(() => new JsonTypeInfoLineParser<T>(jsonTypeInfo), options, cancellationToken);
    }

    /// <summary>Reads the entire file and verifies its integrity, so that a corrupt file is detected before any of its records is processed.</summary>
    /// <remarks>The gzip checksums are verified and, for an <see cref="ExportFile"/>, the size and the SHA-256 hash as well.</remarks>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes when the file is verified.</returns>
    /// <exception cref="BulkExportFormatException">The file is truncated or corrupt, or differs from the exported file.</exception>
    /// <exception cref="BulkExportFileException">The file does not exist or cannot be read. Exceptions of a stream are not wrapped.</exception>
    /// <exception cref="InvalidOperationException">The stream has already been read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public async Task VerifyAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var stream = await _open(cancellationToken).ConfigureAwait(false);
            try
            {
                var content = await DayFileVerifier
                    .CopyAsync(stream, (_, _) => default, progress: null, cancellationToken)
                    .ConfigureAwait(false);
                if (_file is { } file && (content.Size != file.Size || (file.Sha256 ?? content.Sha256) != content.Sha256))
                {
                    throw new ExportFileContentException("Its size or checksum differs from that of the exported file.");
                }
            }
            finally
            {
                if (!_leaveOpen)
                {
                    await stream.DisposeAsync().ConfigureAwait(false);
                }
            }
        }
        catch (Exception exception) when (MapException(exception) is var mapped && mapped != exception)
        {
            throw mapped;
        }
    }

    private RecordSource<T> Read<T>(Func<LineParser<T>> createParser, RecordReadOptions? options, CancellationToken cancellationToken) =>
        new(_open, createParser)
        {
            LeaveOpen = _leaveOpen,
            MapException = MapException,
            Day = Day,
            Options = options?.Clone(),
            CancellationToken = cancellationToken,
        };

    private static async ValueTask<Stream> OpenAsync(ExportFile file, CancellationToken cancellationToken)
    {
        if (file.Store is { } store)
        {
            return await store.OpenReadAsync(file.Path, cancellationToken).ConfigureAwait(false)
                ?? throw new BulkExportFileException($"The file {file.Path} does not exist in the store. Run the export again.", file.Path);
        }

        var local = new FileStream(file.Path, OpenOptions);
        if (local.Length == file.Size)
        {
            return local;
        }

        var size = local.Length;
        await local.DisposeAsync().ConfigureAwait(false);
        throw new ExportFileContentException(FormattableString.Invariant($"Its size is {size} bytes instead of {file.Size} bytes."));
    }

    private Exception MapException(Exception exception) =>
        exception switch
        {
            ExportFileContentException => new BulkExportFormatException(
                FormattableString.Invariant(
                    $"The file {(Day is { } day ? $"of {day:yyyy-MM-dd} " : string.Empty)}cannot be read. {exception.Message} Download the file again."
                ),
                exception
            )
            {
                Day = Day,
            },
            _ when _path is not null && FileSystemGuard.IsReadException(exception) => FileSystemGuard.CreateException(_path, exception),
            _ => exception,
        };
}
