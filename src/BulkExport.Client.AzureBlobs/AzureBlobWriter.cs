using System.Buffers.Binary;
using System.IO.Hashing;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace BulkExport.Client.AzureBlobs;

/// <summary>Writes a file as blocks that are committed at the end, or with a single request if it is small.</summary>
/// <remarks>
/// A commit discards all blocks of the blob that are not part of it, also those of other writers, whose commits then fail. If the other writer has written the same content, as two
/// runs of the same export do, the commit succeeds nevertheless. A hash in the metadata of the blob identifies the content.
/// </remarks>
internal sealed class AzureBlobWriter(string path, BlockBlobClient blob, AzureErrors errors) : BlockWriter
{
    private const int MiB = 1024 * 1024;
    private const string HashMetadata = "bulkexport_xxh128";

    private readonly byte[] _id = Guid.NewGuid().ToByteArray();
    private readonly List<string> _blockIds = [];
    private readonly XxHash128 _hash = new();

    protected override int GetBlockSize(int number) => GetSize(number);

    /// <summary>Gets the size of a block, which grows so that 50,000 blocks, the maximum of the service, are sufficient for 1.2 TiB.</summary>
    internal static int GetSize(int number) =>
        number switch
        {
            <= 10_000 => 4 * MiB,
            <= 20_000 => 16 * MiB,
            _ => 32 * MiB,
        };

    protected override void OnWriting(ReadOnlySpan<byte> data) => _hash.Append(data);

    protected override async Task UploadBlockAsync(int number, Stream content, CancellationToken cancellationToken)
    {
        var id = CreateBlockId(number);
        _blockIds.Add(id);
        await errors
            .RunAsync(path, () => blob.StageBlockAsync(id, content, cancellationToken: cancellationToken), cancellationToken)
            .ConfigureAwait(false);
    }

    protected override async Task<ExportStoreFile> CommitBlocksAsync(
        Stream lastBlock,
        int blockCount,
        long length,
        CancellationToken cancellationToken
    )
    {
        var hash = Convert.ToHexStringLower(_hash.GetCurrentHash());
        var headers = new BlobHttpHeaders { ContentType = "application/gzip" };
        var metadata = new Dictionary<string, string> { [HashMetadata] = hash };
        return await errors.RunAsync(path, () => blockCount == 0 ? UploadAsync() : CommitAsync(), cancellationToken).ConfigureAwait(false);

        async Task<ExportStoreFile> UploadAsync()
        {
            var options = new BlobUploadOptions
            {
                HttpHeaders = headers,
                Metadata = metadata,
                TransferOptions = new StorageTransferOptions { InitialTransferSize = GetSize(int.MaxValue) },
            };
            var written = await blob.UploadAsync(lastBlock, options, cancellationToken).ConfigureAwait(false);
            return CreateFile(length, written.Value.ETag);
        }

        async Task<ExportStoreFile> CommitAsync()
        {
            await UploadBlockAsync(blockCount + 1, lastBlock, cancellationToken).ConfigureAwait(false);
            var options = new CommitBlockListOptions { HttpHeaders = headers, Metadata = metadata };
            try
            {
                var written = await blob.CommitBlockListAsync(_blockIds, options, cancellationToken).ConfigureAwait(false);
                return CreateFile(length, written.Value.ETag);
            }
            catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.InvalidBlockList)
            {
                return await FindSameContentAsync(hash, length, cancellationToken).ConfigureAwait(false)
                    ?? throw new BulkExportFileException(
                        $"The blob {path} was replaced or deleted by another writer while it was uploaded, which discarded the upload. Run the operation again.",
                        path,
                        e
                    );
            }
        }
    }

    private Task<ExportStoreFile?> FindSameContentAsync(string hash, long length, CancellationToken cancellationToken) =>
        errors.FindAsync(
            path,
            async () =>
            {
                var found = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Value;
                return found.ContentLength == length && found.Metadata.TryGetValue(HashMetadata, out var other) && other == hash
                    ? CreateFile(length, found.ETag)
                    : null;
            },
            cancellationToken
        );

    /// <summary>Creates the ID of a block. All IDs have the same length, which the service requires, and those of two writers differ.</summary>
    private string CreateBlockId(int number)
    {
        Span<byte> id = stackalloc byte[_id.Length + sizeof(int)];
        _id.CopyTo(id);
        BinaryPrimitives.WriteInt32BigEndian(id[_id.Length..], number);
        return Convert.ToBase64String(id);
    }

    private ExportStoreFile CreateFile(long length, ETag entityTag) => new(path, length, EntityTag.ToVersion(entityTag.ToString()));
}
