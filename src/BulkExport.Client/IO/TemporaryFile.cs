using System.Text.RegularExpressions;

namespace BulkExport.Client;

/// <summary>Represents a temporary file that is moved to its final path when it is complete, or deleted when it is disposed.</summary>
/// <remarks>
/// The name begins with a dot, so that query engines ignore the file, and has a fixed length. A temporary file of another process is deleted only if its
/// name matches the exact pattern and its last write was more than <see cref="StaleAfter"/> ago, which is longer than any idle timeout. No file locks are
/// used, because some network file systems do not support them. If the file of a process that was suspended for longer is deleted, its commit fails.
/// </remarks>
internal sealed partial class TemporaryFile : IAsyncDisposable
{
    public static readonly TimeSpan StaleAfter = TimeSpan.FromHours(24);

    private readonly string _directory;
    private readonly string _path;
    private readonly string _finalPath;
    private readonly FileStream _stream;
    private bool _isPublished;

    private TemporaryFile(string directory, string path, string finalPath, FileStream stream) =>
        (_directory, _path, _finalPath, _stream) = (directory, path, finalPath, stream);

    public long Length => _stream.Length;

    /// <summary>Gets the time of the last write, as recorded by the file system.</summary>
    public DateTime LastWriteTimeUtc => FileSystemGuard.Run(_finalPath, () => File.GetLastWriteTimeUtc(_stream.SafeFileHandle));

    /// <summary>Creates a temporary file.</summary>
    /// <param name="directory">The directory of the temporary file, on the same volume as <paramref name="finalPath"/>.</param>
    /// <param name="finalPath">The final path of the file, which exceptions refer to.</param>
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

    /// <summary>Opens a temporary file at the specified path.</summary>
    internal static TemporaryFile Open(string path, string finalPath, FileMode mode)
    {
        // FileShare.Delete is required to rename an open file.
        var stream = new FileStream(path, mode, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0, useAsync: true);
        return new TemporaryFile(Path.GetDirectoryName(path)!, path, finalPath, stream);
    }

    public ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        FileSystemGuard.RunAsync(_finalPath, () => _stream.WriteAsync(data, cancellationToken));

    /// <summary>Flushes the content to the disk and moves the file to its final path, replacing an existing file.</summary>
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

    /// <summary>Flushes the content to the disk and moves the file to its final path if no file exists there.</summary>
    /// <returns><see langword="true"/> if the file was moved; <see langword="false"/> if the final path exists.</returns>
    public bool TryPublish() =>
        FileSystemGuard.Run(
            _finalPath,
            () =>
            {
                _stream.Flush(flushToDisk: true);
                return _isPublished = AtomicFileSystem.TryPublish(_path, _finalPath);
            }
        );

    /// <summary>Deletes stale temporary files in the same directory. Failures are ignored, because a later call deletes the files.</summary>
    public void DeleteStaleFiles() =>
        FileSystemGuard.RunBestEffort(() =>
        {
            var now = File.GetLastWriteTimeUtc(_path); // the clock of the file system, which can differ from the system clock
            foreach (var path in Directory.EnumerateFiles(_directory, ".bulkexport-*.tmp").Where(IsTemporaryFile))
            {
                if (now - File.GetLastWriteTimeUtc(path) > StaleAfter)
                {
                    FileSystemGuard.RunBestEffort(() => File.Delete(path));
                }
            }
        });

    public async ValueTask DisposeAsync()
    {
        if (!_isPublished)
        {
            FileSystemGuard.RunBestEffort(() => File.Delete(_path)); // if this fails, the file is deleted later as a stale file
        }

        await _stream.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Determines whether a file name is that of a temporary file.</summary>
    public static bool IsTemporaryName(ReadOnlySpan<char> name) => NamePattern().IsMatch(name);

    private static bool IsTemporaryFile(string path) => IsTemporaryName(Path.GetFileName(path)) && new FileInfo(path).LinkTarget is null;

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
