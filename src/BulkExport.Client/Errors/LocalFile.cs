namespace BulkExport.Client;

/// <summary>Makes the library's exception of what the file system refuses.</summary>
internal static class LocalFile
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

    public static bool IsOfTheFileSystem(Exception e) => e is IOException or UnauthorizedAccessException or NotSupportedException;

    public static BulkExportFileException Failed(string path, Exception e) =>
        new(
            $"The file {path} cannot be used: {e.Message.TrimEnd('.')}. Check the path, its permissions and the space on the disk.",
            path,
            e
        );
}
