using System.Security.Cryptography;
using BulkExport.Client.Tests.Export;

namespace BulkExport.Client.CloudStoreTests;

/// <summary>Repeatedly lists and reads all files of a store while other processes write them, and asserts that each is complete.</summary>
internal sealed class StoreReader(VersionedService service, IExportStore store)
{
    /// <summary>Gets the number of files that were read.</summary>
    public int Reads { get; private set; }

    public async Task RunAsync(CancellationToken stop)
    {
        do
        {
            await foreach (var file in store.ListAsync("resource_type=Messages/", CancellationToken.None))
            {
                var day = DateOnly.ParseExact(file.Path[^"2026-01-01.json.gz".Length..^".json.gz".Length], "yyyy-MM-dd");
                if (await ReadAsync(file.Path) is { } content)
                {
                    service.AssertComplete(day, content);
                }
            }

            await ReadIndexedFilesAsync();
        } while (!stop.IsCancellationRequested);
    }

    /// <summary>Reads the files in the index, and asserts that the content matches the recorded job unless it was replaced after it was listed.</summary>
    public async Task<IReadOnlyList<ExportFile>> ReadIndexedFilesAsync()
    {
        var files = new List<ExportFile>();
        await foreach (var file in store.ListExportFilesAsync(ResourceType.Messages, cancellationToken: CancellationToken.None))
        {
            if (await ReadAsync(file.Path) is { } content)
            {
                service.AssertComplete(file.Day, content);
                if (file.JobSid is { } jobSid && Convert.ToHexStringLower(SHA256.HashData(content)) == file.Sha256)
                {
                    service.AssertServedFor(jobSid, file.Day, content);
                }
            }

            files.Add(file);
        }

        return files;
    }

    /// <summary>Reads a file.</summary>
    /// <returns>The content, or <see langword="null"/> if the file was replaced while it was read.</returns>
    private async Task<byte[]?> ReadAsync(string path)
    {
        Reads++;
        await using var stream = await store.OpenReadAsync(path, CancellationToken.None);
        Assert.NotNull(stream);
        using var content = new MemoryStream();
        try
        {
            await stream.CopyToAsync(content, CancellationToken.None);
        }
        catch (IOException)
        {
            return null;
        }

        return content.ToArray();
    }
}
