using Amazon.S3.Model;
using Azure.Storage.Blobs.Specialized;
using BulkExport.Client.AzureBlobs;
using BulkExport.Client.S3;

namespace BulkExport.Client.CloudStoreTests;

/// <summary>Tests the uploads of files.</summary>
[Collection(nameof(CloudStoreCollection))]
public sealed class UploadTests(CloudStores stores)
{
    private const int MiB = 1024 * 1024;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1_000)]
    [InlineData(20 * MiB)]
    public async Task CommitAsync_AzureBlob_HasContentTypeButNoContentEncoding(int length)
    {
        var container = await stores.CreateContainerAsync(CloudStoreKind.AzureBlobs);
        await WriteAsync(container.CreateStore(), new byte[length]);

        var blob = CloudStore.CreateAzureClient(container.Endpoint, container.Name).GetBlockBlobClient("file.json.gz");
        var properties = (await blob.GetPropertiesAsync(cancellationToken: Cancellation)).Value;
        Assert.Equal("application/gzip", properties.ContentType);
        Assert.True(string.IsNullOrEmpty(properties.ContentEncoding));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(20 * MiB)]
    public async Task CommitAsync_S3Object_HasContentTypeButNoContentEncoding(int length)
    {
        var container = await stores.CreateContainerAsync(CloudStoreKind.S3);
        await WriteAsync(container.CreateStore(), new byte[length]);

        using var client = CloudStore.CreateS3Client(container.Endpoint);
        var request = new GetObjectMetadataRequest { BucketName = container.Name, Key = "file.json.gz" };
        var response = await client.GetObjectMetadataAsync(request, Cancellation);
        Assert.Equal("application/gzip", response.Headers.ContentType);
        Assert.True(string.IsNullOrEmpty(response.Headers.ContentEncoding));
    }

    [Fact]
    public async Task CommitAsync_AzureBlobOfSameContentCommittedByOther_ReturnsItsVersion()
    {
        var container = await stores.CreateContainerAsync(CloudStoreKind.AzureBlobs);
        var content = new byte[10 * MiB];
        await using var writer = await container.CreateStore().CreateAsync("file.json.gz", Cancellation);
        await writer.WriteAsync(content, Cancellation);
        var other = await WriteAsync(container.CreateStore(), content); // discards the blocks of the first writer

        Assert.Equal(other, await writer.CommitAsync(Cancellation));
    }

    [Fact]
    public async Task CommitAsync_AzureBlobOfOtherContentCommittedByOther_ThrowsAndKeepsFile()
    {
        var container = await stores.CreateContainerAsync(CloudStoreKind.AzureBlobs);
        var store = container.CreateStore();
        await using var writer = await store.CreateAsync("file.json.gz", Cancellation);
        await writer.WriteAsync(new byte[10 * MiB], Cancellation);
        var other = await WriteAsync(container.CreateStore(), [.. new byte[10 * MiB], 1]);

        var exception = await Assert.ThrowsAsync<BulkExportFileException>(async () => await writer.CommitAsync(Cancellation));
        Assert.Contains("by another writer", exception.Message, StringComparison.Ordinal);
        Assert.Equal(other, await store.FindAsync("file.json.gz", Cancellation));
    }

    [Fact]
    public async Task DisposeAsync_S3UploadNotCommitted_AbortsUpload()
    {
        var container = await stores.CreateContainerAsync(CloudStoreKind.S3);
        var pending = stores.S3rver.Proxy.PendingUploads;
        var writer = await container.CreateStore().CreateAsync("file.json.gz", Cancellation);
        await writer.WriteAsync(new byte[20 * MiB], Cancellation);
        await writer.WriteAsync(new byte[20 * MiB], Cancellation);
        Assert.Equal(pending + 1, stores.S3rver.Proxy.PendingUploads);

        await writer.DisposeAsync();

        Assert.Equal(pending, stores.S3rver.Proxy.PendingUploads);
    }

    [Fact]
    public void GetSize_AllBlocks_StayWithinLimitsOfServices()
    {
        var blocks = Enumerable.Range(1, 50_000).Select(AzureBlobWriter.GetSize).ToArray();
        var parts = Enumerable.Range(1, 10_000).Select(S3Writer.GetSize).ToArray();

        Assert.Equal(32 * MiB, blocks.Concat(parts).Max()); // two of them are in memory
        Assert.True(parts.Min() >= 5 * MiB);
        Assert.True(parts.Sum(size => (long)size) > 190L * 1024 * MiB);
        Assert.True(blocks.Sum(size => (long)size) > 1024L * 1024 * MiB);
    }

    private static async Task<ExportStoreFile> WriteAsync(IExportStore store, byte[] content)
    {
        await using var writer = await store.CreateAsync("file.json.gz", Cancellation);
        await writer.WriteAsync(content, Cancellation);
        return await writer.CommitAsync(Cancellation);
    }
}
