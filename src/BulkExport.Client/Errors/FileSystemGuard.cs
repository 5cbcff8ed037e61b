namespace BulkExport.Client;

/// <summary>Makes the library's exception of what the file system refuses.</summary>
internal static class FileSystemGuard
{
    public static T Guard<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (IsOfTheFileSystem(e))
        {
            throw Failed(path, e);
        }
    }

    public static void Guard(string path, Action action) =>
        Guard<object?>(
            path,
            () =>
            {
                action();
                return null;
            }
        );

    public static async ValueTask GuardAsync(string path, Func<ValueTask> action)
    {
        try
        {
            await action().ConfigureAwait(false);
        }
        catch (Exception e) when (IsOfTheFileSystem(e))
        {
            throw Failed(path, e);
        }
    }

    /// <summary>Whether it comes of opening, reading or writing a file.</summary>
    public static bool IsOfTheFileSystem(Exception e) => IsOfReading(e) || e is NotSupportedException;

    /// <summary>Whether it comes of a file that is read.</summary>
    public static bool IsOfReading(Exception e) => e is IOException or UnauthorizedAccessException;

    public static BulkExportFileException Failed(string path, Exception e) =>
        new(
            $"The file {path} cannot be used: {e.Message.TrimEnd('.')}. Check the path, its permissions and the space on the disk.",
            path,
            e
        );
}
