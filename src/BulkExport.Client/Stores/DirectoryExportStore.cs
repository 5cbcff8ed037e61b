namespace BulkExport.Client;

/// <summary>Stores exported files in a directory of a local or network file system.</summary>
/// <remarks>
/// <para>
/// A file is written under a temporary name in <c>_bulkexport/tmp</c>, which query engines skip, flushed to the disk, and renamed, so that a reader
/// sees either all of it or nothing, also after a power failure. Temporary files of processes that were killed are deleted when they have not
/// been written to for 24 hours.
/// </para>
/// <para>
/// Several processes, also on several machines, can use the same directory. No file locks are involved: each version of a document is a file
/// of its own, created exclusively by <c>link(2)</c> on Unix, which the file system must support, and by <c>MoveFileEx</c> on Windows.
/// </para>
/// </remarks>
public sealed class DirectoryExportStore : IExportStore, IEquatable<DirectoryExportStore>
{
    private const string MetadataDirectory = "_bulkexport";

    private readonly string _temporaryDirectory;
    private readonly VersionedDocuments _documents;
    private int _isCleaned;

    /// <summary>Initializes a new instance of the <see cref="DirectoryExportStore"/> class.</summary>
    /// <param name="directory">The path of the directory. It is created when something is written to it.</param>
    /// <exception cref="ArgumentException"><paramref name="directory"/> is empty.</exception>
    public DirectoryExportStore(string directory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        DirectoryPath = Path.GetFullPath(directory);
        _temporaryDirectory = Path.Combine(DirectoryPath, MetadataDirectory, "tmp");
        _documents = new VersionedDocuments(_temporaryDirectory);
    }

    /// <summary>Gets the full path of the directory.</summary>
    public string DirectoryPath { get; }

    /// <summary>Gets the full path of a file or a document on the disk. A document is a directory that contains its versions.</summary>
    /// <param name="path">The path in the store.</param>
    /// <returns>The full path.</returns>
    public string GetFullPath(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Path.Combine(DirectoryPath, Path.Combine(path.Split('/')));
    }

    /// <inheritdoc/>
    public ValueTask<ExportStoreFile?> FindAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfNotFile(path);
        cancellationToken.ThrowIfCancellationRequested();
        var fullPath = GetFullPath(path);
        return ValueTask.FromResult(FileSystemGuard.Run(fullPath, () => Describe(path, new FileInfo(fullPath))));
    }

    /// <inheritdoc/>
    public ValueTask<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfNotFile(path);
        cancellationToken.ThrowIfCancellationRequested();
        var fullPath = GetFullPath(path);
        return ValueTask.FromResult(FileSystemGuard.Run(fullPath, () => FileReading.TryOpen(fullPath)));
    }

    /// <inheritdoc/>
    public ValueTask<ExportStoreWriter> CreateAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfNotFile(path);
        cancellationToken.ThrowIfCancellationRequested();
        ThrowIfNotDirectory();
        var file = TemporaryFile.Create(_temporaryDirectory, GetFullPath(path));
        if (Interlocked.Exchange(ref _isCleaned, 1) == 0)
        {
            file.DeleteAbandoned();
        }

        return ValueTask.FromResult<ExportStoreWriter>(new DirectoryExportStoreWriter(path, file));
    }

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfNotFile(path);
        cancellationToken.ThrowIfCancellationRequested();
        var fullPath = GetFullPath(path);
        return ValueTask.FromResult(
            FileSystemGuard.Run(
                fullPath,
                () =>
                {
                    var exists = File.Exists(fullPath);
                    if (exists)
                    {
                        File.Delete(fullPath);
                    }

                    return exists;
                }
            )
        );
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ExportStoreFile> ListAsync(string prefix, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfNotPrefix(prefix);
        return DirectoryListing.Enumerate(DirectoryPath, prefix, cancellationToken).ToAsyncEnumerable();
    }

    /// <inheritdoc/>
    public ValueTask<ExportStoreDocument?> ReadDocumentAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfNotDocument(path);
        ThrowIfNotDirectory();
        return VersionedDocuments.ReadAsync(GetFullPath(path), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<string?> WriteDocumentAsync(
        string path,
        ReadOnlyMemory<byte> content,
        string? expectedVersion,
        CancellationToken cancellationToken = default
    )
    {
        ExportStorePath.ThrowIfNotDocument(path);
        ThrowIfNotDirectory();
        return _documents.WriteAsync(GetFullPath(path), content, expectedVersion, cancellationToken);
    }

    /// <summary>Returns whether another store is one of the same directory.</summary>
    /// <param name="other">The other store.</param>
    /// <returns><see langword="true"/> if the paths of the directories are equal.</returns>
    public bool Equals(DirectoryExportStore? other) => other is not null && DirectoryPath == other.DirectoryPath;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DirectoryExportStore);

    /// <inheritdoc/>
    public override int GetHashCode() => DirectoryPath.GetHashCode(StringComparison.Ordinal);

    /// <summary>Returns the path of the directory.</summary>
    /// <returns>The full path.</returns>
    public override string ToString() => DirectoryPath;

    internal static ExportStoreFile? Describe(string path, FileInfo file) =>
        file.Exists ? new ExportStoreFile(path, file.Length, FileReading.GetVersion(file.LastWriteTimeUtc, file.Length)) : null;

    private void ThrowIfNotDirectory()
    {
        if (File.Exists(DirectoryPath))
        {
            throw new BulkExportFileException(
                $"The directory {DirectoryPath} cannot be used: it is a file. Choose another directory, or move the file away.",
                DirectoryPath
            );
        }
    }
}
