using System.Text.Json.Serialization.Metadata;

namespace BulkExport.Client;

/// <summary>The file of a day as it was downloaded: gzip of JSON Lines, one record a line.</summary>
/// <remarks>
/// Records stream in as they are asked for, in the order of the file, decompressed and parsed ahead of the caller on other threads. However
/// large the file, the memory stays at some megabytes. The file is verified on the way: where it is cut off or damaged, the enumeration
/// ends with a <see cref="BulkExportFormatException"/>, after most of the records before that place. So what was read is the whole day
/// only when the enumeration came to its end.
/// </remarks>
public sealed class ExportFileReader
{
    private static readonly FileStreamOptions OpenOptions = new()
    {
        BufferSize = 0, // what reads it has a buffer
        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
    };

    private readonly Func<CancellationToken, ValueTask<Stream>> _open;
    private readonly string? _path;
    private readonly ExportFile? _file;
    private readonly bool _leaveOpen;

    /// <summary>Names a file on a disk. It is opened anew for each enumeration of its records, and closed at the end.</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    public ExportFileReader(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = path;
        _open = _ => ValueTask.FromResult<Stream>(new FileStream(path, OpenOptions));
    }

    /// <summary>Names a file that was downloaded, and its day.</summary>
    /// <param name="file">The file. One that no longer has its <see cref="ExportFile.Size"/> is not read at all.</param>
    /// <remarks>A file that was cut between two of its gzip members looks whole; only its size tells.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> is <see langword="null"/>.</exception>
    public ExportFileReader(ExportFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        _path = file.Path;
        _file = file;
        _open = token => OpenAsync(file, token);
        Day = file.Day;
    }

    /// <summary>Names a file that is somewhere else, in an object store for example.</summary>
    /// <param name="compressed">The file, compressed. It is read once, from where it stands, and not closed.</param>
    /// <exception cref="ArgumentNullException"><paramref name="compressed"/> is <see langword="null"/>.</exception>
    public ExportFileReader(Stream compressed)
    {
        ArgumentNullException.ThrowIfNull(compressed);
        _leaveOpen = true;
        var isTaken = false;
        _open = _ =>
            Interlocked.Exchange(ref isTaken, true)
                ? throw new InvalidOperationException("The records of a stream can be enumerated only once.")
                : ValueTask.FromResult(compressed);
    }

    /// <summary>The day of the file. It helps to say where a record is that cannot be read, and is used for nothing else.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Reads the records.</summary>
    /// <typeparam name="TRecord">The record, such as <see cref="MessageRecord"/>.</typeparam>
    /// <param name="options">What happens with a record that cannot be read; by default the enumeration ends there.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The records. What can go wrong does while they are enumerated.</returns>
    /// <exception cref="BulkExportFormatException">A record cannot be read, or the file is cut off or damaged.</exception>
    /// <exception cref="BulkExportFileException">The file is not there, or the disk failed. What a stream of the caller's throws comes out as it is.</exception>
    /// <exception cref="InvalidOperationException">The records of a stream are enumerated a second time.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public IAsyncEnumerable<TRecord> ReadRecordsAsync<TRecord>(
        RecordReadOptions? options = null,
        CancellationToken cancellationToken = default
    )
        where TRecord : class, IExportRecord<TRecord> => Read(TRecord.CreateParser, options, cancellationToken);

    /// <summary>Reads the records as a type of the caller's own.</summary>
    /// <typeparam name="T">The type of the records.</typeparam>
    /// <param name="jsonTypeInfo">How the type is read: a property of a source-generated JSON context.</param>
    /// <param name="options">What happens with a record that cannot be read; by default the enumeration ends there.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The records. What can go wrong does while they are enumerated.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="jsonTypeInfo"/> is <see langword="null"/>.</exception>
    /// <exception cref="BulkExportFormatException">A record cannot be read, or the file is cut off or damaged.</exception>
    /// <exception cref="BulkExportFileException">The file is not there, or the disk failed. What a stream of the caller's throws comes out as it is.</exception>
    /// <exception cref="InvalidOperationException">The records of a stream are enumerated a second time.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public IAsyncEnumerable<T> ReadRecordsAsync<T>(
        JsonTypeInfo<T> jsonTypeInfo,
        RecordReadOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(jsonTypeInfo);
        return Read(() => new JsonTypeInfoLineParser<T>(jsonTypeInfo), options, cancellationToken);
    }

    /// <summary>Reads the file to its end and verifies it, so that its records can be used without the risk that the file turns out to be corrupt
    /// after some of them.</summary>
    /// <remarks>The gzip checksums are verified, and for an <see cref="ExportFile"/> the size and the SHA-256 as well.</remarks>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes when the file is verified.</returns>
    /// <exception cref="BulkExportFormatException">The file is truncated or corrupt, or is not the one that was exported.</exception>
    /// <exception cref="BulkExportFileException">The file does not exist, or reading it failed.</exception>
    /// <exception cref="InvalidOperationException">The reader is one of a stream that was read before.</exception>
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
                    throw new GzipDataException("It is not the file that was exported: its size or checksum differs.");
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
        catch (Exception failure) when (Translate(failure) is var translated && translated != failure)
        {
            throw translated;
        }
    }

    private RecordSource<T> Read<T>(Func<LineParser<T>> createParser, RecordReadOptions? options, CancellationToken cancellationToken) =>
        new(_open, createParser)
        {
            LeaveOpen = _leaveOpen,
            Translate = Translate,
            Day = Day,
            OnError = options?.OnError,
            CancellationToken = cancellationToken,
        };

    private static async ValueTask<Stream> OpenAsync(ExportFile file, CancellationToken cancellationToken)
    {
        if (file.Store is { } store)
        {
            return await store.OpenReadAsync(file.Path, cancellationToken).ConfigureAwait(false)
                ?? throw new FileNotFoundException("It does not exist in the store.", file.Path);
        }

        var local = new FileStream(file.Path, OpenOptions);
        if (local.Length == file.Size)
        {
            return local;
        }

        var size = local.Length;
        await local.DisposeAsync().ConfigureAwait(false);
        throw new GzipDataException(FormattableString.Invariant($"It has {size} bytes instead of {file.Size}."));
    }

    private Exception Translate(Exception failure) =>
        failure switch
        {
            GzipDataException => new BulkExportFormatException(
                FormattableString.Invariant(
                    $"The file {(Day is { } day ? $"of {day:yyyy-MM-dd} " : string.Empty)}cannot be read to its end. {failure.Message} Download it again."
                ),
                failure
            )
            {
                Day = Day,
            },
            _ when _path is not null && FileSystemGuard.IsReadException(failure) => FileSystemGuard.CreateException(_path, failure),
            _ => failure,
        };
}
