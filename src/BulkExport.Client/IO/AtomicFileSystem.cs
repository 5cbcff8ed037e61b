using System.Runtime.InteropServices;

namespace BulkExport.Client;

/// <summary>Provides atomic and durable file system operations.</summary>
internal static class AtomicFileSystem
{
    /// <summary>Moves a temporary file to its final path, replacing an existing file.</summary>
    public static void Replace(string temporaryPath, string path)
    {
        var created = CreateParent(path);
        File.Move(temporaryPath, path, overwrite: true);
        FlushDirectoryEntries(path, created);
    }

    /// <summary>Moves a temporary file to its final path if no file exists there.</summary>
    /// <returns><see langword="true"/> if the file was moved; <see langword="false"/> if the path exists, in which case the temporary file is not deleted.</returns>
    public static bool TryPublish(string temporaryPath, string path)
    {
        var created = CreateParent(path);
        if (OperatingSystem.IsWindows())
        {
            try
            {
                File.Move(temporaryPath, path); // MoveFileEx without MOVEFILE_REPLACE_EXISTING is exclusive, unlike rename(2) on Unix
                return true;
            }
            catch (IOException) when (File.Exists(path))
            {
                return false;
            }
        }

        if (NativeMethods.Link(temporaryPath, path) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            return error == NativeMethods.ErrorFileExists
                ? false
                : throw new IOException(
                    $"The hard link could not be created: {Marshal.GetPInvokeErrorMessage(error)}. The store requires a file system that supports hard links.",
                    error
                );
        }

        FileSystemGuard.RunBestEffort(() => File.Delete(temporaryPath)); // if this fails, the file is deleted later as a stale file
        FlushDirectoryEntries(path, created);
        return true;
    }

    /// <summary>Flushes the directory entries of a file, and of the directories created for it, to the disk.</summary>
    private static void FlushDirectoryEntries(string path, string? topmostCreated)
    {
        for (var directory = Path.GetDirectoryName(path); directory is not null; directory = Path.GetDirectoryName(directory))
        {
            FlushDirectory(directory);
            if (topmostCreated is null || directory.Length < topmostCreated.Length)
            {
                break;
            }
        }
    }

    private static void FlushDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // NTFS journals directory entries, and directories cannot be flushed
        }

        var descriptor = NativeMethods.Open(path, flags: 0);
        if (descriptor >= 0)
        {
            // Failures are ignored, because some file systems do not support this. The content of the file has already been flushed.
            _ = NativeMethods.Flush(descriptor);
            _ = NativeMethods.Close(descriptor);
        }
    }

    /// <summary>Creates the parent directory of a file.</summary>
    /// <returns>The topmost directory that was created, or <see langword="null"/> if the parent directory existed.</returns>
    private static string? CreateParent(string path)
    {
        var parent = Path.GetDirectoryName(path)!;
        string? created = null;
        for (var directory = parent; directory is not null && !Directory.Exists(directory); directory = Path.GetDirectoryName(directory))
        {
            created = directory;
        }

        Directory.CreateDirectory(parent);
        return created;
    }
}
