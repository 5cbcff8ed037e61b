namespace BulkExport.Client;

/// <summary>Maps file system exceptions to <see cref="BulkExportFileException"/>.</summary>
internal static class FileSystemGuard
{
    public static T Run<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (IsFileSystemException(e))
        {
            throw CreateException(path, e);
        }
    }

    public static void Run(string path, Action action) =>
        Run<object?>(
            path,
            () =>
            {
                action();
                return null;
            }
        );

    public static async ValueTask RunAsync(string path, Func<ValueTask> action)
    {
        try
        {
            await action().ConfigureAwait(false);
        }
        catch (Exception e) when (IsFileSystemException(e))
        {
            throw CreateException(path, e);
        }
    }

    /// <summary>Runs an action and ignores file system exceptions.</summary>
    public static void RunBestEffort(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (IsFileSystemException(e))
        {
            // Each caller documents why the exception can be ignored.
        }
    }

    /// <summary>Determines whether an exception was thrown by opening, reading or writing a file.</summary>
    public static bool IsFileSystemException(Exception e) => IsReadException(e) || e is NotSupportedException;

    /// <summary>Determines whether an exception was thrown by reading a file.</summary>
    public static bool IsReadException(Exception e) => e is IOException or UnauthorizedAccessException;

    public static BulkExportFileException CreateException(string path, Exception e) =>
        new(
            $"The file or directory {path} could not be read or written: {e.Message.TrimEnd('.')}. Check the path, its permissions and the available disk space.",
            path,
            e
        );
}
