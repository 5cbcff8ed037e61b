using System.Globalization;
using System.Security.Cryptography;

namespace BulkExport.Client.Tests.Export;

/// <summary>Repeatedly lists and reads all files of a directory while other processes write them, and asserts that each is complete.</summary>
internal sealed class ConcurrentReader(VersionedService service, string directory)
{
    /// <summary>Gets the number of files that were read.</summary>
    public int Reads { get; private set; }

    public async Task RunAsync(CancellationToken stop)
    {
        do
        {
            await ReadIndexedFilesAsync();
            foreach (var path in Directory.GetFiles(directory, "*.json.gz", SearchOption.AllDirectories))
            {
                var name = Path.GetFileName(path)["Messages-".Length..^".json.gz".Length];
                service.AssertComplete(DateOnly.ParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture), await ReadAsync(path));
            }

            await Task.Yield();
        } while (!stop.IsCancellationRequested);
    }

    /// <summary>Reads the files in the index, and asserts that the content matches the recorded job unless it was replaced after it was listed.</summary>
    /// <returns>The files.</returns>
    public async Task<IReadOnlyList<ExportFile>> ReadIndexedFilesAsync()
    {
        var files = new List<ExportFile>();
        var store = new DirectoryExportStore(directory);
        await foreach (var file in store.ListExportFilesAsync(ResourceType.Messages, cancellationToken: CancellationToken.None))
        {
            var content = await ReadAsync(file.Path);
            service.AssertComplete(file.Day, content);
            if (Convert.ToHexStringLower(SHA256.HashData(content)) == file.Sha256)
            {
                Assert.Equal(file.Size, content.Length);
                if (file.JobSid is { } jobSid)
                {
                    service.AssertServedFor(jobSid, file.Day, content);
                }
            }

            files.Add(file);
        }

        return files;
    }

    private async Task<byte[]> ReadAsync(string path)
    {
        Reads++;
        return await File.ReadAllBytesAsync(path, CancellationToken.None);
    }
}
