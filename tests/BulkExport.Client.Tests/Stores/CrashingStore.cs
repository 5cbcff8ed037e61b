namespace BulkExport.Client.Tests.Stores;

/// <summary>Provides a store that simulates a process crash after a commit, or whose writers throw an exception.</summary>
internal sealed class CrashingStore(IExportStore inner) : DelegatingStore(inner)
{
    private bool _isCrashed;

    public bool CrashesAfterCommit { get; init; }

    public Exception? WriteException { get; init; }

    public override async ValueTask<ExportStoreWriter> CreateAsync(string path, CancellationToken cancellationToken = default)
    {
        var writer = await base.CreateAsync(path, cancellationToken);
        return new DelegatingWriter(writer)
        {
            OnWriteAsync = (data, token) => WriteException is null ? writer.WriteAsync(data, token) : throw WriteException,
            OnCommitAsync = async token =>
            {
                var file = await writer.CommitAsync(token);
                _isCrashed = CrashesAfterCommit;
                return file;
            },
        };
    }

    public override ValueTask<string?> WriteDocumentAsync(
        string path,
        ReadOnlyMemory<byte> content,
        string? expectedVersion,
        CancellationToken cancellationToken = default
    ) =>
        _isCrashed
            ? throw new NotSupportedException("The process was killed.")
            : base.WriteDocumentAsync(path, content, expectedVersion, cancellationToken);
}
