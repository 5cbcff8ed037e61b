using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Sas;
using BulkExport.Client.AzureBlobs;
using BulkExport.Client.S3;

namespace BulkExport.Client.CloudStoreTests;

/// <summary>Tests the exceptions of the stores.</summary>
[Collection(nameof(CloudStoreCollection))]
public sealed class ErrorTests(CloudStores stores)
{
    private const string Path = "_bulkexport/owner.json";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(CloudStoreKind.AzureBlobs, "ContainerNotFound", "Create the container")]
    [InlineData(CloudStoreKind.S3, "NoSuchBucket", "Create the bucket")]
    public async Task ReadDocumentAsync_ContainerMissing_ThrowsWithHint(CloudStoreKind kind, string code, string hint)
    {
        var container = await stores.CreateContainerAsync(kind);
        var store = (container with { Name = "missing" }).CreateStore();

        var exception = await Assert.ThrowsAsync<BulkExportFileException>(async () => await store.ReadDocumentAsync(Path, Cancellation));

        Assert.Equal(Path, exception.Path);
        Assert.Contains($"status 404 {code}", exception.Message, StringComparison.Ordinal);
        Assert.Contains(hint, exception.Message, StringComparison.Ordinal);
        Assert.NotNull(exception.InnerException);
    }

    [Fact]
    public async Task WriteDocumentAsync_InvalidSharedAccessSignature_ThrowsWithoutSignature()
    {
        var container = await stores.CreateContainerAsync(CloudStoreKind.AzureBlobs);
        var client = CloudStore.CreateAzureClient(container.Endpoint, container.Name);
        var uri = client.GenerateSasUri(BlobContainerSasPermissions.Read, DateTimeOffset.UnixEpoch.AddYears(100));
        var signature = uri.Query[(uri.Query.IndexOf("sig=", StringComparison.Ordinal) + 4)..];
        var store = new AzureBlobExportStore(new BlobContainerClient(uri), "prefix");

        var exception = await Assert.ThrowsAsync<BulkExportFileException>(async () =>
            await store.WriteDocumentAsync(Path, new byte[1], expectedVersion: null, Cancellation)
        );

        Assert.IsType<RequestFailedException>(exception.InnerException);
        Assert.Contains("status 403", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(signature, exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Uri.UnescapeDataString(signature), exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("sig=", $"{exception}{store}", StringComparison.Ordinal);
        Assert.EndsWith($"/{container.Name}/prefix", store.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteDocumentAsync_ServiceIgnoresConditions_ThrowsInsteadOfLosingRaces()
    {
        var container = await stores.CreateContainerAsync(CloudStoreKind.S3);
        var store = (container with { Endpoint = stores.S3rver.UnconditionalAddress }).CreateStore();

        var exception = await Assert.ThrowsAsync<BulkExportFileException>(async () =>
            await store.WriteDocumentAsync(Path, new byte[1], expectedVersion: null, Cancellation)
        );

        Assert.Contains("does not honor conditional writes", exception.Message, StringComparison.Ordinal);
        Assert.Null(await store.ReadDocumentAsync(Path, Cancellation));
    }

    [Fact]
    public async Task WriteDocumentAsync_ServiceUnreachable_ThrowsWithoutSecretKey()
    {
        const string Secret = "a-secret-key-for-tests";
        using var client = CloudStore.CreateS3Client(new Uri("http://127.0.0.1:1"), Secret, maxRetries: 0);
        var store = new S3ExportStore(client, "exports", "prefix/");

        var exception = await Assert.ThrowsAsync<BulkExportFileException>(async () => await store.ReadDocumentAsync(Path, Cancellation));

        Assert.Contains("s3://exports/prefix", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(CloudStores.Kinds), MemberType = typeof(CloudStores))]
    public async Task WriteDocumentAsync_ResponseLost_ReturnsVersion(CloudStoreKind kind)
    {
        var container = await stores.CreateContainerAsync(kind);
        await using var proxy = new LostResponseProxy(container.Endpoint);
        await proxy.StartAsync();
        var store = (container with { Endpoint = proxy.Address }).CreateStore();
        await store.WriteDocumentAsync("_bulkexport/other.json", new byte[1], expectedVersion: null, Cancellation);
        proxy.LoseNextWrite();

        var version = await store.WriteDocumentAsync(Path, "{}"u8.ToArray(), expectedVersion: null, Cancellation);

        Assert.Equal(1, proxy.LostResponses);
        var document = await store.ReadDocumentAsync(Path, Cancellation);
        Assert.Equal(document?.Version, version);
        Assert.Equal("{}", Encoding.UTF8.GetString(document!.Content.Span));
    }

    [Theory]
    [InlineData("a//b")]
    [InlineData("/a")]
    [InlineData("_bulkexport/a")]
    [InlineData("a\\b")]
    public void Constructor_InvalidPrefix_Throws(string prefix)
    {
        using var client = CloudStore.CreateS3Client(new Uri("http://127.0.0.1:1"));

        Assert.Throws<ArgumentException>(nameof(prefix), () => new S3ExportStore(client, "bucket", prefix));
        Assert.Throws<ArgumentException>(
            nameof(prefix),
            () => new AzureBlobExportStore(new BlobContainerClient(new Uri("http://127.0.0.1:1/a/b")), prefix)
        );
        Assert.Throws<ArgumentException>(nameof(prefix), () => new S3ExportStore(client, "bucket", new string('p', 121)));
    }
}
