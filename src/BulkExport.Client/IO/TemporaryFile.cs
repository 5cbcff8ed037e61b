using System.Text.RegularExpressions;

namespace BulkExport.Client;

/// <summary>A file that is written under a temporary name and then published, or deleted when it is disposed.</summary>
/// <remarks>
/// The name is short whatever the final name is, and begins with a character that query engines skip. A temporary file is deleted as abandoned
/// only when its name has exactly our form and it has not been written to for <see cref="AbandonedAfter"/>: a transfer that receives nothing fails
/// after an hour at most. No lock is involved, since network file systems may not support them. Should the file of a process that was suspended for
/// longer be deleted, its commit fails and nothing else is affected.
/// </remarks>
internal sealed partial class TemporaryFile : IAsyncDisposable
{
    public static readonly TimeSpan AbandonedAfter = TimeSpan.FromHours(24);

    private readonly string _directory;
    private readonly string _path;
    private readonly string _finalPath;
    private readonly FileStream _stream;
    private bool _isPublished;

    private TemporaryFile(string directory, string path, string finalPath, FileStream stream) =>
        (_directory, _path, _finalPath, _stream) = (directory, path, finalPath, stream);

    public long Length => _stream.Length;

    /// <summary>The time at which the file system recorded the last write.</summary>
    public DateTime LastWriteTimeUtc => FileSystemGuard.Run(_finalPath, () => File.GetLastWriteTimeUtc(_stream.SafeFileHandle));

    /// <summary>Creates a temporary file.</summary>
    /// <param name="directory">The directory of the temporary file, on the volume of the final one.</param>
    /// <param name="finalPath">The path under which the file is to be published. Failures name it.</param>
    public static TemporaryFile Create(string directory, string finalPath) =>
        FileSystemGuard.Run(
            finalPath,
            () =>
            {
                Directory.CreateDirectory(directory);
                ThrowIfDirectory(finalPath);
                return Open(Path.Combine(directory, $".bulkexport-{Guid.NewGuid():N}.tmp"), finalPath, FileMode.CreateNew);
            }
        );

    /// <summary>Opens a temporary file of a given path.</summary>
    internal static TemporaryFile Open(string path, string finalPath, FileMode mode)
    {
        // Shared for deletion, which a rename counts as.
        var stream = new FileStream(path, mode, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0, useAsync: true);
        return new TemporaryFile(Path.GetDirectoryName(path)!, path, finalPath, stream);
    }

    public ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        FileSystemGuard.RunAsync(_finalPath, () => _stream.WriteAsync(data, cancellationToken));

    /// <summary>Makes the content durable and gives the file its final path, replacing an existing file.</summary>
    public void Replace()
    {
        FileSystemGuard.Run(
            _finalPath,
            () =>
            {
                _stream.Flush(flushToDisk: true);
                AtomicFileSystem.Replace(_path, _finalPath);
            }
        );
        _isPublished = true;
    }

    /// <summary>Makes the content durable and gives the file its final path, unless that exists.</summary>
    public bool TryPublish() =>
        FileSystemGuard.Run(
            _finalPath,
            () =>
            {
                _stream.Flush(flushToDisk: true);
                return _isPublished = AtomicFileSystem.TryPublish(_path, _finalPath);
            }
        );

    /// <summary>Deletes the temporary files in the same directory that are abandoned. That it fails is harmless: a later call succeeds.</summary>
    public void DeleteAbandoned() =>
        FileSystemGuard.Try(() =>
        {
            var now = File.GetLastWriteTimeUtc(_path); // the clock of the file system, which is that of the other files
            foreach (var path in Directory.EnumerateFiles(_directory, ".bulkexport-*.tmp").Where(IsOurs))
            {
                if (now - File.GetLastWriteTimeUtc(path) > AbandonedAfter)
                {
                    FileSystemGuard.Try(() => File.Delete(path));
                }
            }
        });

    public async ValueTask DisposeAsync()
    {
        if (!_isPublished)
        {
            FileSystemGuard.Try(() => File.Delete(_path)); // if it remains, it expires
        }

        await _stream.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Returns whether a name has the form of ours.</summary>
    public static bool IsName(ReadOnlySpan<char> name) => NamePattern().IsMatch(name);

    private static bool IsOurs(string path) => IsName(Path.GetFileName(path)) && new FileInfo(path).LinkTarget is null;

    private static void ThrowIfDirectory(string path)
    {
        if (Directory.Exists(path))
        {
            throw new IOException("A directory with that name already exists.");
        }
    }

    [GeneratedRegex(@"\A\.bulkexport-[0-9a-f]{32}\.tmp\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
