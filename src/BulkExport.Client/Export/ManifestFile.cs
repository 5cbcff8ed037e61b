using System.Text.Json;

namespace BulkExport.Client;

/// <summary>The manifest of one export, kept from other runs of the same export while it is open. Each write is whole or not at all.</summary>
internal sealed class ManifestFile : IDisposable
{
    private readonly string _path;
    private readonly FileStream _lock;

    private ManifestFile(string path, FileStream held) => (_path, _lock) = (path, held);

    public string FullPath => _path;

    /// <summary>Opens the manifest. Two runs of the same export at once would ask for two jobs, so the second is refused. The lock ends with the
    /// process that holds it, however that ends.</summary>
    public static ManifestFile Open(string path)
    {
        var lockPath = path + ".lock";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new ManifestFile(path, new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception e) when (FileSystemGuard.IsOfTheFileSystem(e))
        {
            throw new BulkExportFileException(
                $"The file {lockPath} cannot be used: {e.Message.TrimEnd('.')}. If the same export is under way already, wait for its end; otherwise check the folder and its permissions.",
                lockPath,
                e
            );
        }
    }

    public ExportManifest? Read()
    {
        if (!File.Exists(_path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(
                    FileSystemGuard.Guard(_path, () => File.ReadAllBytes(_path)),
                    BulkExportJsonContext.Default.ExportManifest
                ) ?? throw new JsonException("It is null.");
        }
        catch (JsonException e)
        {
            throw new BulkExportFileException(
                $"The manifest {_path} cannot be read. If the SID of the job is known, download that job; otherwise delete the manifest, and a new job is asked for.",
                _path,
                e
            );
        }
    }

    /// <summary>Writes the manifest. Not cancellable: what is noted has happened.</summary>
    public async Task WriteAsync(ExportManifest manifest)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(manifest, BulkExportJsonContext.Default.ExportManifest);
        var file = AtomicFile.Create(_path);
        await using var _ = file.ConfigureAwait(false);
        await file.WriteAsync(json, CancellationToken.None).ConfigureAwait(false);
        file.Keep();
    }

    /// <summary>Removes the manifest: what it noted did not happen.</summary>
    public void Delete() => FileSystemGuard.Guard(_path, () => File.Delete(_path));

    public void Dispose() => _lock.Dispose();
}
