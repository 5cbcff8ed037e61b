using System.Runtime.InteropServices;

namespace BulkExport.Client;

/// <summary>The operations of a file system that either happen as a whole or not at all.</summary>
internal static class AtomicFileSystem
{
    /// <summary>Gives a file its final path, replacing an existing file.</summary>
    public static void Replace(string temporaryPath, string path)
    {
        var created = CreateParent(path);
        File.Move(temporaryPath, path, overwrite: true);
        FlushNames(path, created);
    }

    /// <summary>Gives a file a path on the condition that it is free.</summary>
    /// <returns><see langword="false"/> if the path exists; the temporary file remains then.</returns>
    public static bool TryPublish(string temporaryPath, string path)
    {
        var created = CreateParent(path);
        if (OperatingSystem.IsWindows())
        {
            try
            {
                File.Move(temporaryPath, path); // MoveFileEx without MOVEFILE_REPLACE_EXISTING is exclusive; rename(2), used on Unix, is not
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
            return error == NativeMethods.FileExists
                ? false
                : throw new IOException(
                    $"{Marshal.GetPInvokeErrorMessage(error)} (link). The store needs a file system that supports hard links.",
                    error
                );
        }

        FileSystemGuard.Try(() => File.Delete(temporaryPath)); // the second name of the file; if it remains, it expires as a temporary file
        FlushNames(path, created);
        return true;
    }

    /// <summary>Makes the name of a file, and those of the directories created for it, survive a power failure.</summary>
    private static void FlushNames(string path, string? topmostCreated)
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
            return; // NTFS journals names, and directories cannot be flushed
        }

        var descriptor = NativeMethods.Open(path, flags: 0);
        if (descriptor >= 0)
        {
            // Some file systems do not support it. The content is flushed already, so what can be lost is the name alone.
            _ = NativeMethods.Flush(descriptor);
            _ = NativeMethods.Close(descriptor);
        }
    }

    /// <summary>Creates the directory of a file.</summary>
    /// <returns>The topmost directory that did not exist; <see langword="null"/> if all did.</returns>
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
