using Microsoft.Win32.SafeHandles;

namespace BulkExport.Client.Testing;

/// <summary>Represents a body buffered in a temporary file that is deleted when the content is disposed.</summary>
internal sealed class DiskContent : Content, IDisposable
{
    private readonly SafeFileHandle _handle;

    /// <summary>Initializes a new instance of the <see cref="DiskContent"/> class.</summary>
    /// <param name="write">The callback that writes the body.</param>
    public DiskContent(Action<Stream> write)
    {
        FilePath = Path.Combine(Path.GetTempPath(), $"bulkexport-{Path.GetRandomFileName()}");
        _handle = File.OpenHandle(
            FilePath,
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.ReadWrite | FileShare.Delete,
            FileOptions.DeleteOnClose
        );
        try
        {
            using var stream = new FileStream(FilePath, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            write(stream);
        }
        catch
        {
            _handle.Dispose();
            throw;
        }

        Length = RandomAccess.GetLength(_handle);
    }

    public string FilePath { get; }

    public override long Length { get; }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, long offset, CancellationToken cancellationToken) =>
        RandomAccess.ReadAsync(_handle, buffer, offset, cancellationToken);

    public Stream OpenRead() => new FileStream(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    public void Dispose() => _handle.Dispose();
}
