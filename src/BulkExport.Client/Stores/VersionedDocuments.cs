using System.Globalization;

namespace BulkExport.Client;

/// <summary>Documents on a file system. A document is a directory, and each of its versions a file whose name is a number; the highest is
/// current.</summary>
/// <remarks>
/// <para>
/// A version is written under a temporary name and published by an operation that fails if the number is taken, so that of several writers one wins.
/// Replaced versions are deleted an hour later, in ascending order, after a marker was created. Therefore a writer that was suspended for so long that
/// its number is free again notices it: higher versions exist, and the version that it replaced is gone or, for the first version, the marker exists.
/// </para>
/// <para>The age of a version is measured by the clock of the file system. A reader whose version is deleted before it is opened looks again.</para>
/// </remarks>
internal sealed class VersionedDocuments(string temporaryDirectory)
{
    private const int FirstVersion = 1;
    private const string Marker = ".cleaned";

    public static readonly TimeSpan RetainReplacedFor = TimeSpan.FromHours(1);

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

    /// <summary>Adds a version to those that were listed before.</summary>
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

        var baseline = replaced == 0 ? Path.Combine(directory, Marker) : GetPath(directory, replaced);
        if (File.Exists(baseline) == (replaced == 0) && List(directory)[^1] > version)
        {
            FileSystemGuard.Try(() => File.Delete(GetPath(directory, version))); // never current, so that it may also remain
            return null;
        }

        DeleteReplaced(directory, versions, written);
        return Format(version);
    }

    /// <summary>Deletes versions that were replaced long ago, as far as the first that cannot be deleted.</summary>
    private static void DeleteReplaced(string directory, long[] versions, DateTime now) =>
        FileSystemGuard.Try(() =>
        {
            for (var i = 0; i < versions.Length - 1; i++)
            {
                if (now - File.GetLastWriteTimeUtc(GetPath(directory, versions[i + 1])) < RetainReplacedFor)
                {
                    break;
                }

                File.OpenHandle(Path.Combine(directory, Marker), FileMode.OpenOrCreate, FileAccess.Write).Dispose();
                File.Delete(GetPath(directory, versions[i]));
            }
        });

    private static async ValueTask<byte[]?> TryReadAsync(string path, CancellationToken cancellationToken)
    {
        var file = FileSystemGuard.Run(path, () => FileReading.TryOpen(path));
        if (file is null)
        {
            return null;
        }

        await using var _ = file.ConfigureAwait(false);
        var content = new byte[file.Length];
        await FileSystemGuard.RunAsync(path, () => file.ReadExactlyAsync(content, cancellationToken)).ConfigureAwait(false);
        return content;
    }

    /// <summary>The versions in ascending order.</summary>
    private static long[] List(string directory) =>
        FileSystemGuard.Run(
            directory,
            () =>
            {
                if (File.Exists(directory))
                {
                    throw new IOException("It is a file, where a directory with the versions of a document is expected.");
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
                        versions.Add(versions[^1] + 1); // the list of a network file system may be out of date
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
