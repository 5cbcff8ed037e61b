using System.Globalization;

namespace BulkExport.Client.Testing;

/// <summary>Stores exported files in memory, for tests.</summary>
/// <remarks>Instances are thread-safe.</remarks>
public sealed class InMemoryExportStore : IExportStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Item> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Item> _documents = new(StringComparer.Ordinal);
    private long _lastVersion;

    /// <inheritdoc/>
    public ValueTask<ExportStoreFile?> FindAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfInvalidFilePath(path);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Get(_files, path)?.Describe(path));
    }

    /// <inheritdoc/>
    public ValueTask<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfInvalidFilePath(path);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<Stream?>(Get(_files, path) is { } item ? new MemoryStream(item.Content, writable: false) : null);
    }

    /// <inheritdoc/>
    public ValueTask<ExportStoreWriter> CreateAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfInvalidFilePath(path);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<ExportStoreWriter>(new InMemoryExportStoreWriter(content => Set(_files, path, content).Describe(path)));
    }

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfInvalidFilePath(path);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return ValueTask.FromResult(_files.Remove(path));
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ExportStoreFile> ListAsync(string prefix, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfInvalidPrefix(prefix);
        return List().ToAsyncEnumerable();

        IEnumerable<ExportStoreFile> List()
        {
            cancellationToken.ThrowIfCancellationRequested();
            lock (_lock)
            {
                var selected = _files.Where(file => file.Key.StartsWith(prefix, StringComparison.Ordinal));
                return [.. selected.Select(file => file.Value.Describe(file.Key))];
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<ExportStoreDocument?> ReadDocumentAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfInvalidDocumentPath(path);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Get(_documents, path) is { } item ? new ExportStoreDocument(item.Content, item.Version) : null);
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
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var isExpected = _documents.GetValueOrDefault(path)?.Version == expectedVersion;
            return ValueTask.FromResult(isExpected ? Set(_documents, path, content.ToArray()).Version : null);
        }
    }

    private Item? Get(Dictionary<string, Item> items, string path)
    {
        lock (_lock)
        {
            return items.GetValueOrDefault(path);
        }
    }

    private Item Set(Dictionary<string, Item> items, string path, byte[] content)
    {
        lock (_lock)
        {
            _lastVersion++;
            return items[path] = new Item(content, _lastVersion.ToString(CultureInfo.InvariantCulture));
        }
    }

    private sealed record Item(byte[] Content, string Version)
    {
        public ExportStoreFile Describe(string path) => new(path, Content.Length, Version);
    }
}
