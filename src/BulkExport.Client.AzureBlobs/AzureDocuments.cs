using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace BulkExport.Client.AzureBlobs;

/// <summary>Reads and conditionally writes the documents of an <see cref="AzureBlobExportStore"/>.</summary>
/// <remarks>If the response to a write is lost, its retry reports a conflict. Each write has an ID in the metadata of the blob, so that it is recognized as successful.</remarks>
internal sealed class AzureDocuments(BlobContainerClient container, ObjectNames names, AzureErrors errors)
{
    private const string WriteIdMetadata = "bulkexport_write_id";

    public async ValueTask<ExportStoreDocument?> ReadAsync(string path, CancellationToken cancellationToken) =>
        await errors
            .FindAsync(
                path,
                async () =>
                {
                    var found = (await GetBlob(path).DownloadContentAsync(cancellationToken).ConfigureAwait(false)).Value;
                    return new ExportStoreDocument(found.Content.ToMemory(), EntityTag.ToVersion(found.Details.ETag.ToString()));
                },
                cancellationToken
            )
            .ConfigureAwait(false);

    public async ValueTask<string?> WriteAsync(
        string path,
        ReadOnlyMemory<byte> content,
        string? expectedVersion,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (expectedVersion is not null && !EntityTag.IsVersion(expectedVersion))
        {
            return null;
        }

        var blob = GetBlob(path);
        var writeId = Guid.NewGuid().ToString("N");
        var options = new BlobUploadOptions
        {
            Conditions = expectedVersion is null
                ? new BlobRequestConditions { IfNoneMatch = ETag.All }
                : new BlobRequestConditions { IfMatch = new ETag(EntityTag.FromVersion(expectedVersion)) },
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
            Metadata = new Dictionary<string, string> { [WriteIdMetadata] = writeId },
        };
        return await errors
            .RunAsync(
                path,
                async () =>
                {
                    try
                    {
                        using var stream = new MemoryStream(content.ToArray(), writable: false);
                        var written = await blob.UploadAsync(stream, options, cancellationToken).ConfigureAwait(false);
                        return EntityTag.ToVersion(written.Value.ETag.ToString());
                    }
                    catch (RequestFailedException e) when (AzureErrors.IsConflict(e))
                    {
                        return await FindWriteAsync(path, writeId, cancellationToken).ConfigureAwait(false);
                    }
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>Gets the version of a document if a write with the specified ID wrote it.</summary>
    private Task<string?> FindWriteAsync(string path, string writeId, CancellationToken cancellationToken) =>
        errors.FindAsync(
            path,
            async () =>
            {
                var found = (await GetBlob(path).GetPropertiesAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Value;
                return found.Metadata.TryGetValue(WriteIdMetadata, out var id) && id == writeId
                    ? EntityTag.ToVersion(found.ETag.ToString())
                    : null;
            },
            cancellationToken
        );

    private BlockBlobClient GetBlob(string path) => container.GetBlockBlobClient(names.GetName(path));
}
