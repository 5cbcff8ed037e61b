using System.Globalization;

namespace BulkExport.Client;

/// <summary>Stores documents in a file system. A document is a directory that contains a file for each version, with the version number as its
/// name. The highest version is current.</summary>
/// <remarks>
/// <para>
/// A version is written to a temporary file and published with an operation that fails if the version number exists, so that exactly one of several
/// concurrent writers succeeds. A write also deletes the versions that were replaced more than an hour ago, in ascending order, after it has created a
/// marker file.
/// </para>
/// <para>
/// If a writer is suspended for more than an hour, other writers may publish and delete its version number in the meantime, so that it can publish a
/// version although the document has changed. The writer detects this when a higher version exists and its baseline has changed: the version to
/// replace is gone or, for the first version, the marker file exists. It then deletes its version and reports a conflict.
/// </para>
/// <para>The age of a version is based on the timestamps of the file system. If a version is deleted before a reader opens it, the reader lists the
/// versions again.</para>
/// </remarks>
internal sealed class VersionedDocuments(string temporaryDirectory)
{
    private const int FirstVersion = 1;
    private const string CleanupMarker = ".cleaned";

    public static readonly TimeSpan ReplacedVersionRetention = TimeSpan.FromHours(1);

    public static async ValueTask<ExportStoreDocument?> ReadAsync(string directory, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var versions = List(directory);
            if (versions.Length == 0)
            {
                return null;
            }

            var path = GetPath(directory, versions[^1]);
            if (await TryReadAsync(path, cancellationToken).ConfigureAwait(false) is { } content)
            {
                return new ExportStoreDocument(content, Format(versions[^1]));
            }
        }
    }

    public async ValueTask<string?> WriteAsync(
        string directory,
        ReadOnlyMemory<byte> content,
        string? expectedVersion,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var versions = List(directory);
        return expectedVersion == (versions.Length == 0 ? null : Format(versions[^1]))
            ? await WriteAsync(directory, content, versions, cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <summary>Writes the version that follows the specified existing versions.</summary>
    internal async ValueTask<string?> WriteAsync(
        string directory,
        ReadOnlyMemory<byte> content,
        long[] versions,
        CancellationToken cancellationToken
    )
    {
        var replaced = versions.Length == 0 ? 0 : versions[^1];
        var version = replaced + 1;
        var file = TemporaryFile.Create(temporaryDirectory, GetPath(directory, version));
        await using var _ = file.ConfigureAwait(false);
        await file.WriteAsync(content, cancellationToken).ConfigureAwait(false);
        var written = file.LastWriteTimeUtc;
        if (!file.TryPublish())
        {
            return null;
        }

        var baseline = replaced == 0 ? Path.Combine(directory, CleanupMarker) : GetPath(directory, replaced);
        if (File.Exists(baseline) == (replaced == 0) && List(directory)[^1] > version)
        {
            FileSystemGuard.RunBestEffort(() => File.Delete(GetPath(directory, version))); // a failure can be ignored, because a higher version is current
            return null;
        }

        DeleteReplaced(directory, versions, written);
        return Format(version);
    }

    /// <summary>Deletes the versions that were replaced more than <see cref="ReplacedVersionRetention"/> ago. Stops at the first failure, because a later
    /// write deletes the remaining versions.</summary>
    private static void DeleteReplaced(string directory, long[] versions, DateTime now) =>
        FileSystemGuard.RunBestEffort(() =>
        {
            for (var i = 0; i < versions.Length - 1; i++)
            {
                if (now - File.GetLastWriteTimeUtc(GetPath(directory, versions[i + 1])) < ReplacedVersionRetention)
                {
                    break;
                }

                File.OpenHandle(Path.Combine(directory, CleanupMarker), FileMode.OpenOrCreate, FileAccess.Write).Dispose();
                File.Delete(GetPath(directory, versions[i]));
            }
        });

    private static async ValueTask<byte[]?> TryReadAsync(string path, CancellationToken cancellationToken)
    {
        var file = FileSystemGuard.Run(path, () => FileOpener.TryOpen(path));
        if (file is null)
        {
            return null;
        }

        await using var _ = file.ConfigureAwait(false);
        var content = new byte[file.Length];
        await FileSystemGuard.RunAsync(path, () => file.ReadExactlyAsync(content, cancellationToken)).ConfigureAwait(false);
        return content;
    }

    /// <summary>Lists the versions in ascending order.</summary>
    private static long[] List(string directory) =>
        FileSystemGuard.Run(
            directory,
            () =>
            {
                if (File.Exists(directory))
                {
                    throw new IOException("The path is a file, but a directory with the versions of a document is expected.");
                }

                if (!Directory.Exists(directory))
                {
                    return [];
                }

                var versions = Directory.EnumerateFiles(directory).Select(Parse).Where(version => version >= FirstVersion).Order().ToList();
                if (versions.Count > 0)
                {
                    while (File.Exists(GetPath(directory, versions[^1] + 1)))
                    {
                        versions.Add(versions[^1] + 1); // the listing of a network file system can be stale
                    }
                }

                return versions.ToArray();
            }
        );

    private static long Parse(string path) =>
        long.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        && Path.GetFileName(path) == Format(version)
            ? version
            : 0;

    private static string GetPath(string directory, long version) => Path.Combine(directory, Format(version));

    private static string Format(long version) => version.ToString("D8", CultureInfo.InvariantCulture);
}
