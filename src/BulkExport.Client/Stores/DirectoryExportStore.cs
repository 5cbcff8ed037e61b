namespace BulkExport.Client;

/// <summary>Stores exported files in a directory of a local or network file system.</summary>
/// <remarks>
/// <para>
/// Files are written atomically: the content is written to a temporary file in the directory <c>_bulkexport/tmp</c> and flushed to the disk, and the file
/// is renamed. Readers never observe an incomplete file, even after a power failure. When an instance creates its first file, it deletes
/// temporary files that were last written more than 24 hours ago.
/// </para>
/// <para>
/// Several processes on one or more machines can use the same directory concurrently. No file locks are used: each version of a document is a separate
/// file that is created exclusively, with <c>link(2)</c> on Unix and <c>MoveFileEx</c> on Windows. On Unix, the file system must support hard links.
/// </para>
/// </remarks>
/// <example>
/// <code language="csharp">
/// var store = new DirectoryExportStore("exports");
/// await client.ExportAsync(request, store, cancellationToken: cancellationToken);
///
/// await foreach (ExportFile file in store.ListExportFilesAsync(ResourceType.Messages, cancellationToken: cancellationToken))
/// {
///     Console.WriteLine($"{file.Day}: {file.RecordCount} records in {file.Path}");
/// }
/// </code>
/// </example>
public sealed class DirectoryExportStore : IExportStore, IEquatable<DirectoryExportStore>
{
    private const string MetadataDirectory = "_bulkexport";

    private readonly string _temporaryDirectory;
    private readonly VersionedDocuments _documents;
    private int _hasDeletedStaleFiles;

    /// <summary>Initializes a new instance of the <see cref="DirectoryExportStore"/> class.</summary>
    /// <param name="directory">The path of the directory. It is created on the first write if it does not exist.</param>
    /// <exception cref="ArgumentNullException"><paramref name="directory"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="directory"/> is empty, consists only of white-space characters, or contains a null
    /// character.</exception>
    public DirectoryExportStore(string directory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        DirectoryPath = Path.GetFullPath(directory);
        _temporaryDirectory = Path.Combine(DirectoryPath, MetadataDirectory, "tmp");
        _documents = new VersionedDocuments(_temporaryDirectory);
    }

    /// <summary>Gets the full path of the directory.</summary>
    public string DirectoryPath { get; }

    /// <summary>Gets the full path of a file or document on the disk.</summary>
    /// <remarks>A document is a directory that contains its versions.</remarks>
    /// <param name="path">The path of the file or document in the store.</param>
    /// <returns>The full path.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    public string GetFullPath(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Path.Combine(DirectoryPath, Path.Combine(path.Split('/')));
    }

    /// <inheritdoc/>
    public ValueTask<ExportStoreFile?> FindAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfInvalidFilePath(path);
        cancellationToken.ThrowIfCancellationRequested();
        var fullPath = GetFullPath(path);
        return ValueTask.FromResult(FileSystemGuard.Run(fullPath, () => Describe(path, new FileInfo(fullPath))));
    }

    /// <inheritdoc/>
    public ValueTask<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfInvalidFilePath(path);
        cancellationToken.ThrowIfCancellationRequested();
        var fullPath = GetFullPath(path);
        return ValueTask.FromResult(FileSystemGuard.Run(fullPath, () => FileOpener.TryOpen(fullPath)));
    }

    /// <inheritdoc/>
    public ValueTask<ExportStoreWriter> CreateAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfInvalidFilePath(path);
        cancellationToken.ThrowIfCancellationRequested();
        ThrowIfNotDirectory();
        var file = TemporaryFile.Create(_temporaryDirectory, GetFullPath(path));
        if (Interlocked.Exchange(ref _hasDeletedStaleFiles, 1) == 0)
        {
            file.DeleteStaleFiles();
        }

        return ValueTask.FromResult<ExportStoreWriter>(new DirectoryExportStoreWriter(path, file));
    }

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfInvalidFilePath(path);
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
        ExportStorePath.ThrowIfInvalidPrefix(prefix);
        return DirectoryListing.Enumerate(DirectoryPath, prefix, cancellationToken).ToAsyncEnumerable();
    }

    /// <inheritdoc/>
    public ValueTask<ExportStoreDocument?> ReadDocumentAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfInvalidDocumentPath(path);
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
        ExportStorePath.ThrowIfInvalidDocumentPath(path);
        ThrowIfNotDirectory();
        return _documents.WriteAsync(GetFullPath(path), content, expectedVersion, cancellationToken);
    }

    /// <summary>Determines whether the specified store uses the same directory.</summary>
    /// <param name="other">The store to compare with this one.</param>
    /// <returns><see langword="true"/> if the directory paths are equal; otherwise, <see langword="false"/>.</returns>
    public bool Equals(DirectoryExportStore? other) => other is not null && DirectoryPath == other.DirectoryPath;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DirectoryExportStore);

    /// <inheritdoc/>
    public override int GetHashCode() => DirectoryPath.GetHashCode(StringComparison.Ordinal);

    /// <summary>Returns the path of the directory.</summary>
    /// <returns>The full path.</returns>
    public override string ToString() => DirectoryPath;

    internal static ExportStoreFile? Describe(string path, FileInfo file) =>
        file.Exists ? new ExportStoreFile(path, file.Length, FileOpener.GetVersion(file.LastWriteTimeUtc, file.Length)) : null;

    private void ThrowIfNotDirectory()
    {
        if (File.Exists(DirectoryPath))
        {
            throw new BulkExportFileException(
                $"The path {DirectoryPath} is a file, but the store requires a directory. Specify another directory, or move or delete the file.",
                DirectoryPath
            );
        }
    }
}
