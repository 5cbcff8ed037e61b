namespace BulkExport.Client;

/// <summary>The records of a day's file: what they are read from, and how.</summary>
/// <param name="open">Opens the compressed file.</param>
/// <param name="createParser">Makes a parser, for one thread at a time.</param>
internal sealed class RecordSource<T>(Func<CancellationToken, ValueTask<Stream>> open, Func<LineParser<T>> createParser)
    : IAsyncEnumerable<T>
{
    /// <summary>Makes what the caller sees of what went wrong underneath, the cancellation aside.</summary>
    public Func<Exception, Exception> Translate { get; init; } = failure => failure;

    /// <summary>Whether the compressed file is somebody else's to close.</summary>
    public bool LeaveOpen { get; init; }

    /// <summary>The day of the file, if it is known.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>What is called with a record that cannot be read; without it, the reading ends there.</summary>
    public Action<RecordReadError>? OnError { get; init; }

    /// <summary>The token of the call that made the source.</summary>
    public CancellationToken CancellationToken { get; init; }

    public ValueTask<Stream> OpenAsync(CancellationToken cancellationToken) => open(cancellationToken);

    public LineParser<T> CreateParser() => createParser();

    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        new RecordEnumerator<T>(this, cancellationToken);
}
