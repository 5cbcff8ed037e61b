using System.IO.Enumeration;

namespace BulkExport.Client;

/// <summary>Enumerates the files of a <see cref="DirectoryExportStore"/>.</summary>
internal static class DirectoryListing
{
    private static readonly EnumerationOptions Options = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = false,
        ReturnSpecialDirectories = false,
    };

    public static IEnumerable<ExportStoreFile> Enumerate(string root, string prefix, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var start = Path.Combine(root, Path.Combine(prefix[..(prefix.LastIndexOf('/') + 1)].Split('/')));
        if (!Directory.Exists(start))
        {
            yield break;
        }

        using var entries = FileSystemGuard.Run(start, () => Find(root, start, prefix).GetEnumerator());
        while (FileSystemGuard.Run(start, entries.MoveNext))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return entries.Current;
        }
    }

    // Skips temporary files, and files of other programs whose paths are not valid in a store.
    private static FileSystemEnumerable<ExportStoreFile> Find(string root, string start, string prefix) =>
        new(start, (ref entry) => Describe(root, ref entry), Options)
        {
            ShouldIncludePredicate = (ref entry) =>
                !entry.IsDirectory
                && !TemporaryFile.IsTemporaryName(entry.FileName)
                && GetPath(root, ref entry) is var path
                && path.StartsWith(prefix, StringComparison.Ordinal)
                && ExportStorePath.IsValidFilePath(path),
            ShouldRecursePredicate = (ref entry) =>
                !entry.Attributes.HasFlag(FileAttributes.ReparsePoint) // prevents cycles
                && CanContain(prefix, GetPath(root, ref entry) + '/'),
        };

    private static bool CanContain(string prefix, string directory) =>
        ExportStorePath.IsValidFilePath(directory + 'x')
        && (directory.StartsWith(prefix, StringComparison.Ordinal) || prefix.StartsWith(directory, StringComparison.Ordinal));

    private static ExportStoreFile Describe(string root, ref FileSystemEntry entry) =>
        new(GetPath(root, ref entry), entry.Length, FileOpener.GetVersion(entry.LastWriteTimeUtc.UtcDateTime, entry.Length));

    private static string GetPath(string root, ref FileSystemEntry entry) =>
        Path.GetRelativePath(root, entry.ToFullPath()).Replace(Path.DirectorySeparatorChar, '/');
}
