using Amazon.S3;
using Azure.Identity;
using Azure.Storage.Blobs;
using BulkExport.Client.AzureBlobs;
using BulkExport.Client.S3;

namespace BulkExport.Cli.Tests.Docs;

/// <summary>The C# snippets of the READMEs of <c>BulkExport.Client.AzureBlobs</c> and <c>BulkExport.Client.S3</c>.</summary>
internal static class PackageSnippets
{
    public static async Task<ExportResult> ExportToAzureAsync(IBulkExportClient client, CreateJobRequest request)
    {
        // <package-azure>
        var container = new BlobContainerClient(new Uri("https://contoso.blob.core.windows.net/exports"), new DefaultAzureCredential());
        ExportResult result = await client.ExportAsync(request, new AzureBlobExportStore(container, "twilio"));
        // </package-azure>
        return result;
    }

    public static async Task<ExportResult> ExportToS3Async(IBulkExportClient client, CreateJobRequest request)
    {
        // <package-s3>
        ExportResult result = await client.ExportAsync(request, new S3ExportStore(new AmazonS3Client(), "contoso-exports", "twilio"));
        // </package-s3>
        return result;
    }
}
