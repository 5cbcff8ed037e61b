using System.Text.Json;

namespace BulkExport.Client;

/// <summary>The manifest of one export. Each write is whole or not at all.</summary>
internal sealed class ManifestFile(string path)
{
    public ExportManifest? Read()
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(
                LocalFile.Guard(path, () => File.ReadAllBytes(path)),
                BulkExportJsonContext.Default.ExportManifest
            );
        }
        catch (JsonException e)
        {
            throw new BulkExportFileException(
                $"The manifest {path} cannot be read. If the SID of the job is known, download that job; otherwise delete the manifest, and a new job is asked for.",
                path,
                e
            );
        }
    }

    /// <summary>Writes the manifest. Not cancellable: what is noted has happened.</summary>
    public async Task WriteAsync(ExportManifest manifest)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(manifest, BulkExportJsonContext.Default.ExportManifest);
        var file = PartialFile.Create(path);
        await using var _ = file.ConfigureAwait(false);
        await file.WriteAsync(json, CancellationToken.None).ConfigureAwait(false);
        await file.KeepAsync().ConfigureAwait(false);
    }
}
