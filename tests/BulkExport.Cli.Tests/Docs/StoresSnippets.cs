using Amazon.Runtime;
using Amazon.S3;
using Azure.Identity;
using Azure.Storage.Blobs;
using BulkExport.Client.AzureBlobs;
using BulkExport.Client.S3;
using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Cli.Tests.Docs;

/// <summary>The C# snippets of <c>docs/stores.md</c> that use a cloud store.</summary>
internal static class StoresSnippets
{
    public static async Task<int> RunAsync()
    {
        // <stores-s3>
        // TWILIO_ACCOUNT_SID, and TWILIO_AUTH_TOKEN or TWILIO_API_KEY with TWILIO_API_SECRET
        using var client = new BulkExportClient(BulkExportClientOptions.FromEnvironment());
        var store = new S3ExportStore(new AmazonS3Client(), "contoso-exports", "twilio"); // bucket and prefix
        var request = new SyncRequest { ResourceTypes = [ResourceType.Messages], StartDay = new(2026, 11, 1) };

        SyncResult result = await client.SyncAsync(request, store);

        Console.WriteLine($"{result.Days.Count} days, complete: {result.IsComplete}");
        return result.IsComplete ? 0 : 1; // run the program again to resume
        // </stores-s3>
    }

    public static async Task<int> RunOnAzureAsync()
    {
        // <stores-azure>
        // TWILIO_ACCOUNT_SID, and TWILIO_AUTH_TOKEN or TWILIO_API_KEY with TWILIO_API_SECRET
        using var client = new BulkExportClient(BulkExportClientOptions.FromEnvironment());
        var container = new BlobContainerClient(new Uri("https://contoso.blob.core.windows.net/exports"), new DefaultAzureCredential());
        var store = new AzureBlobExportStore(container, "twilio"); // container and prefix
        var request = new SyncRequest { ResourceTypes = [ResourceType.Messages], StartDay = new(2026, 11, 1) };

        SyncResult result = await client.SyncAsync(request, store);

        Console.WriteLine($"{result.Days.Count} days, complete: {result.IsComplete}");
        return result.IsComplete ? 0 : 1; // run the program again to resume
        // </stores-azure>
    }

    public static async Task<BlobContainerClient> CreateLocalContainerAsync()
    {
        // <stores-azurite>
        var container = new BlobContainerClient("UseDevelopmentStorage=true", "exports");
        await container.CreateIfNotExistsAsync();
        // </stores-azurite>
        return container;
    }

    public static S3ExportStore CreateCompatibleStore()
    {
        // <stores-compatible>
        var s3 = new AmazonS3Client(
            new AmazonS3Config
            {
                ServiceURL = "https://storage.example.com",
                ForcePathStyle = true,
                RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
                ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            }
        );
        var store = new S3ExportStore(s3, "contoso-exports", "twilio");
        // </stores-compatible>
        return store;
    }

    public static void Register(IServiceCollection services)
    {
        // <stores-register>
        services.AddSingleton<IAmazonS3>(_ => new AmazonS3Client());
        services.AddSingleton<IExportStore>(provider => new S3ExportStore(
            provider.GetRequiredService<IAmazonS3>(),
            "contoso-exports",
            "twilio"
        ));
        // </stores-register>
    }
}
