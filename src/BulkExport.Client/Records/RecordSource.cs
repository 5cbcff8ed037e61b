namespace BulkExport.Client;

/// <summary>Represents an asynchronous sequence of the records of an export file.</summary>
/// <param name="open">The delegate that opens the compressed stream.</param>
/// <param name="createParser">The delegate that creates a parser, which is not thread-safe.</param>
internal sealed class RecordSource<T>(Func<CancellationToken, ValueTask<Stream>> open, Func<LineParser<T>> createParser)
    : IAsyncEnumerable<T>
{
    /// <summary>Gets the delegate that maps exceptions of the source, other than cancellation, to those that the caller receives.</summary>
    public Func<Exception, Exception> MapException { get; init; } = exception => exception;

    /// <summary>Gets a value indicating whether the compressed stream is left open.</summary>
    public bool LeaveOpen { get; init; }

    /// <summary>Gets the day of the file, if it is known.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Gets the options, or <see langword="null"/> to use the defaults.</summary>
    public RecordReadOptions? Options { get; init; }

    /// <summary>Gets the token of the method call that created the sequence.</summary>
    public CancellationToken CancellationToken { get; init; }

    public ValueTask<Stream> OpenAsync(CancellationToken cancellationToken) => open(cancellationToken);

    public LineParser<T> CreateParser() => createParser();

    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        new RecordEnumerator<T>(this, cancellationToken);
}
