namespace BulkExport.Client;

/// <summary>Maps failures of the file system to <see cref="BulkExportFileException"/>.</summary>
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

    /// <summary>Runs an action whose failure has no consequence.</summary>
    public static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (IsFileSystemException(e))
        {
            // The caller has documented why this is harmless.
        }
    }

    /// <summary>Returns whether an exception comes from opening, reading or writing a file.</summary>
    public static bool IsFileSystemException(Exception e) => IsReadException(e) || e is NotSupportedException;

    /// <summary>Returns whether an exception comes from reading a file.</summary>
    public static bool IsReadException(Exception e) => e is IOException or UnauthorizedAccessException;

    public static BulkExportFileException CreateException(string path, Exception e) =>
        new(
            $"The file {path} cannot be used: {e.Message.TrimEnd('.')}. Check the path, its permissions and the available disk space.",
            path,
            e
        );
}
