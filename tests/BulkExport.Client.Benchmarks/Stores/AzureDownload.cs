using BulkExport.Client.AzureBlobs;

namespace BulkExport.Client.Benchmarks.Stores;

/// <summary>Downloads the job of a <see cref="DayServer"/> to Azure Blob Storage, in a separate process.</summary>
internal static class AzureDownload
{
    public const string Argument = "--download-azure";

    public static async Task<int> RunAsync(string endpoint, string container, string baseAddress)
    {
        var client = AzureUpload.CreateClient(endpoint, container);
        await client.CreateAsync();
        using var exports = new BulkExportClient(
            new()
            {
                BaseAddress = new Uri(baseAddress),
                AccountSid = "AC00000000000000000000000000000001",
                AuthToken = "a-token-for-benchmarks",
            }
        );
        return await StoreProcess.RunAsync(async () =>
        {
            var result = await exports.DownloadJobAsync(JobSid.Parse(DayServer.JobSidText), new AzureBlobExportStore(client));
            return result.IsComplete && result.Days.All(day => day.Status == ExportDayStatus.Downloaded);
        });
    }
}
