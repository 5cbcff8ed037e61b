using Amazon.Runtime;
using Amazon.S3;
using Azure.Core;
using Azure.Storage;
using Azure.Storage.Blobs;
using BulkExport.Client.AzureBlobs;
using BulkExport.Client.S3;

namespace BulkExport.Client.CloudExportHost;

/// <summary>Creates clients and stores for the emulators of Azure Blob Storage and S3.</summary>
public static class CloudStore
{
    /// <summary>The public credential of Azurite.</summary>
    public const string AzuriteKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const int MaxRetries = 10; // more than by default, because the tests inject many faults

    public static IExportStore Create(CloudStoreKind kind, Uri endpoint, string container, string? prefix = null) =>
        kind == CloudStoreKind.AzureBlobs
            ? new AzureBlobExportStore(CreateAzureClient(endpoint, container), prefix)
            : new S3ExportStore(CreateS3Client(endpoint), container, prefix);

    public static BlobContainerClient CreateAzureClient(Uri endpoint, string container)
    {
        var options = new BlobClientOptions
        {
            Retry =
            {
                Mode = RetryMode.Fixed,
                Delay = TimeSpan.FromMilliseconds(10),
                MaxRetries = MaxRetries,
            },
        };
        return new BlobContainerClient(
            new Uri(endpoint, $"devstoreaccount1/{container}"),
            new StorageSharedKeyCredential("devstoreaccount1", AzuriteKey),
            options
        );
    }

    public static AmazonS3Client CreateS3Client(Uri endpoint, string secretKey = "S3RVER", int maxRetries = MaxRetries) =>
        new(
            new BasicAWSCredentials("S3RVER", secretKey),
            new AmazonS3Config
            {
                ServiceURL = endpoint.AbsoluteUri,
                ForcePathStyle = true,
                RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
                ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
                MaxErrorRetry = maxRetries,
            }
        );
}
