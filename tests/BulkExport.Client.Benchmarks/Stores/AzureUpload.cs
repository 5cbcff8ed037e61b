using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace BulkExport.Client.Benchmarks.Stores;

/// <summary>Uploads the same file for each day from memory with the Azure SDK, in a separate process.</summary>
internal static class AzureUpload
{
    public const string Argument = "--upload-azure";

    /// <summary>The public credential of Azurite.</summary>
    private const string AzuriteKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public static BlobContainerClient CreateClient(string endpoint, string container) =>
        new(new Uri($"{endpoint.TrimEnd('/')}/{container}"), new StorageSharedKeyCredential("devstoreaccount1", AzuriteKey));

    public static async Task<int> RunAsync(string endpoint, string container)
    {
        var client = CreateClient(endpoint, container);
        await client.CreateAsync();
        var file = AzureTable.CreateFile();
        var options = new ParallelOptions { MaxDegreeOfParallelism = new ExportOptions().MaxConcurrency };
        return await StoreProcess.RunAsync(async () =>
        {
            await Parallel.ForEachAsync(
                DayServer.Days,
                options,
                async (day, token) =>
                {
                    using var stream = new MemoryStream(file, writable: false);
                    await client.GetBlockBlobClient($"{day}.json.gz").UploadAsync(stream, new BlobUploadOptions(), token);
                }
            );
            return true;
        });
    }
}
