namespace BulkExport.Client;

/// <summary>A file that takes its name only when it is whole. Disposed before that, it is gone.</summary>
internal sealed class PartialFile : IAsyncDisposable
{
    private const string Ending = ".partial";

    private readonly string _path;
    private readonly FileStream _stream;
    private bool _isKept;

    private PartialFile(string path, FileStream stream) => (_path, _stream) = (path, stream);

    /// <summary>Opens a file beside the one to be. What an earlier, interrupted one left there is overwritten.</summary>
    public static PartialFile Create(string path) =>
        LocalFile.Guard(
            path,
            () =>
            {
                if (Directory.Exists(path))
                {
                    throw new IOException("There is a folder of that name.");
                }

                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                var stream = new FileStream(
                    path + Ending,
                    FileMode.Create,
                    FileAccess.Write,
                    FileShare.None,
                    bufferSize: 0,
                    useAsync: true
                );
                return new PartialFile(path, stream);
            }
        );

    public ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        LocalFile.GuardAsync(_path, () => _stream.WriteAsync(data, cancellationToken));

    /// <summary>Makes sure that the content is on the disk, and gives the file its name.</summary>
    public async ValueTask KeepAsync()
    {
        LocalFile.Guard(
            _path,
            () =>
            {
                _stream.Flush(flushToDisk: true);
                return true;
            }
        );
        await _stream.DisposeAsync().ConfigureAwait(false);
        LocalFile.Guard(
            _path,
            () =>
            {
                File.Move(_path + Ending, _path, overwrite: true);
                return true;
            }
        );
        _isKept = true;
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync().ConfigureAwait(false);
        if (!_isKept)
        {
            try
            {
                File.Delete(_path + Ending);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The failure that led here says more; the next try overwrites what is left.
            }
        }
    }
}
