using System.Globalization;

namespace BulkExport.Client;

/// <summary>Opens files for reading with a sharing mode that allows other processes to replace and delete them.</summary>
internal static class FileOpener
{
    private static readonly FileStreamOptions OpenOptions = new()
    {
        BufferSize = 0, // callers have their own buffers
        Share = FileShare.ReadWrite | FileShare.Delete,
        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
    };

    public static FileStream Open(string path) => new(path, OpenOptions);

    /// <summary>Opens a file, or returns <see langword="null"/> if it does not exist.</summary>
    /// <exception cref="IOException">The path is a directory, or the file cannot be opened.</exception>
    public static Stream? TryOpen(string path)
    {
        try
        {
            return Open(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (UnauthorizedAccessException e) when (Directory.Exists(path))
        {
            throw new IOException("The path is a directory.", e);
        }
    }

    /// <summary>Returns a version that changes when a file is replaced or modified.</summary>
    public static string GetVersion(DateTime lastWriteTimeUtc, long length) =>
        string.Create(CultureInfo.InvariantCulture, $"{lastWriteTimeUtc.Ticks:x}-{length:x}");
}
