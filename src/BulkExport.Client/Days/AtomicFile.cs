namespace BulkExport.Client;

/// <summary>A file that takes its name only when it is whole. Disposed before that, it is gone.</summary>
/// <remarks>Each has a name of its own and is held open until it is renamed, so that two writers of the same file do not meet: the last one that
/// is whole stays.</remarks>
internal sealed class AtomicFile : IAsyncDisposable
{
    private const string Ending = ".partial";

    private readonly string _path;
    private readonly string _partialPath;
    private readonly FileStream _stream;
    private bool _isKept;

    private AtomicFile(string path, string partialPath, FileStream stream) => (_path, _partialPath, _stream) = (path, partialPath, stream);

    /// <summary>Opens a file beside the one to be, and removes what runs that were killed left there.</summary>
    public static AtomicFile Create(string path)
    {
        FileSystemGuard.Guard(path, () => Directory.CreateDirectory(Path.GetDirectoryName(path)!));
        DeleteStaleTempFiles(path);
        return Create(path, $"{path}.{Guid.NewGuid():N}{Ending}");
    }

    /// <summary>Opens a file of the given name.</summary>
    internal static AtomicFile Create(string path, string partialPath) =>
        FileSystemGuard.Guard(
            path,
            () =>
            {
                if (Directory.Exists(path))
                {
                    throw new IOException("There is a folder of that name.");
                }

                // Shared for deletion, which a rename counts as.
                var stream = new FileStream(
                    partialPath,
                    FileMode.Create,
                    FileAccess.Write,
                    FileShare.Delete,
                    bufferSize: 0,
                    useAsync: true
                );
                return new AtomicFile(path, partialPath, stream);
            }
        );

    public ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        FileSystemGuard.GuardAsync(_path, () => _stream.WriteAsync(data, cancellationToken));

    /// <summary>Makes sure that the content is on the disk, and gives the file its name.</summary>
    public void Keep()
    {
        FileSystemGuard.Guard(
            _path,
            () =>
            {
                _stream.Flush(flushToDisk: true);
                File.Move(_partialPath, _path, overwrite: true);
            }
        );
        _isKept = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isKept)
        {
            TryDelete(_partialPath);
        }

        await _stream.DisposeAsync().ConfigureAwait(false);
    }

    private static void DeleteStaleTempFiles(string path)
    {
        var leftovers = FileSystemGuard.Guard(
            path,
            () => Directory.GetFiles(Path.GetDirectoryName(path)!, $"{Path.GetFileName(path)}*{Ending}")
        );
        foreach (var leftover in leftovers)
        {
            try
            {
                // What can be opened alone is nobody's any more.
                using var alone = new FileStream(leftover, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            }
            catch (Exception e) when (FileSystemGuard.IsOfTheFileSystem(e))
            {
                continue;
            }

            TryDelete(leftover);
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (FileSystemGuard.IsOfTheFileSystem(e))
        {
            // A failure that led here says more; the next writer tries again.
        }
    }
}
