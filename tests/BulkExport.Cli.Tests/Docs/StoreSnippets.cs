using Amazon.Runtime;
using Amazon.S3;
using Azure.Identity;
using Azure.Storage.Blobs;
using BulkExport.Client.AzureBlobs;
using BulkExport.Client.S3;
using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Cli.Tests.Docs;

/// <summary>The C# snippets of <c>docs/stores.md</c> that use a cloud store.</summary>
internal static class StoreSnippets
{
    public static IExportStore CreateAzureStore()
    {
        // <azure>
        var container = new BlobContainerClient(new Uri("https://contoso.blob.core.windows.net/exports"), new DefaultAzureCredential());
        var store = new AzureBlobExportStore(container, "twilio");
        // </azure>
        return store;
    }

    public static IExportStore CreateS3Store()
    {
        // <s3>
        var store = new S3ExportStore(new AmazonS3Client(), "contoso-exports", "twilio");
        // </s3>
        return store;
    }

    public static AmazonS3Client CreateCompatibleClient()
    {
        // <s3-compatible>
        var client = new AmazonS3Client(
            new AmazonS3Config
            {
                ServiceURL = "https://storage.example.com",
                ForcePathStyle = true,
                RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
                ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            }
        );
        // </s3-compatible>
        return client;
    }

    public static void Register(IServiceCollection services)
    {
        // <register>
        services.AddBulkExportClient(BulkExportClientOptions.FromEnvironment());
        services.AddSingleton<IAmazonS3>(_ => new AmazonS3Client());
        services.AddSingleton<IExportStore>(provider => new S3ExportStore(
            provider.GetRequiredService<IAmazonS3>(),
            "contoso-exports",
            "twilio"
        ));
        // </register>
    }
}
