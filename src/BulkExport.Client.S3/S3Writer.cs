using Amazon.S3;
using Amazon.S3.Model;

namespace BulkExport.Client.S3;

/// <summary>Writes a file as a multipart upload that is completed at the end, or with a single request if it is small.</summary>
internal sealed class S3Writer(string path, S3Bucket bucket) : BlockWriter
{
    private const int MiB = 1024 * 1024;
    private const string ContentType = "application/gzip";

    private readonly string _writeId = Guid.NewGuid().ToString("N");
    private readonly List<PartETag> _parts = [];
    private string? _uploadId;

    protected override int GetBlockSize(int number) => GetSize(number);

    /// <summary>Gets the size of a part, which is more than the minimum of 5 MiB. It grows so that 10,000 parts, the maximum of the service, are sufficient for 195 GiB.
    /// The first parts have the same size, which some compatible services require of all parts.</summary>
    internal static int GetSize(int number) => number <= 5_000 ? 8 * MiB : 32 * MiB;

    protected override async Task UploadBlockAsync(int number, Stream content, CancellationToken cancellationToken) =>
        await bucket
            .RunAsync(
                path,
                async () =>
                {
                    _uploadId ??= await InitiateAsync(cancellationToken).ConfigureAwait(false);
                    var request = new UploadPartRequest
                    {
                        BucketName = bucket.Name,
                        Key = bucket.GetKey(path),
                        UploadId = _uploadId,
                        PartNumber = number,
                        PartSize = content.Length,
                        InputStream = content,
                        UseChunkEncoding = bucket.UseChunkEncoding,
                    };
                    var uploaded = await bucket.Client.UploadPartAsync(request, cancellationToken).ConfigureAwait(false);
                    _parts.Add(new PartETag(uploaded) { PartNumber = number });
                    return _uploadId;
                },
                cancellationToken
            )
            .ConfigureAwait(false);

    protected override async Task<ExportStoreFile> CommitBlocksAsync(
        Stream lastBlock,
        int blockCount,
        long length,
        CancellationToken cancellationToken
    )
    {
        if (blockCount > 0)
        {
            await UploadBlockAsync(blockCount + 1, lastBlock, cancellationToken).ConfigureAwait(false);
        }

        var entityTag = await bucket
            .RunAsync(
                path,
                () => blockCount == 0 ? PutAsync(lastBlock, cancellationToken) : CompleteAsync(cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
        return new ExportStoreFile(path, length, EntityTag.ToVersion(entityTag));
    }

    /// <summary>Aborts the upload. If this fails, a lifecycle rule of the bucket can abort it later.</summary>
    protected override async Task DiscardBlocksAsync()
    {
        if (_uploadId is null)
        {
            return;
        }

        try
        {
            await bucket
                .Client.AbortMultipartUploadAsync(bucket.Name, bucket.GetKey(path), _uploadId, CancellationToken.None)
                .ConfigureAwait(false);
        }
        catch (Exception e) when (StorageOperation.IsStorageException(e))
        {
            // The parts are not visible.
        }
    }

    private async Task<string> InitiateAsync(CancellationToken cancellationToken)
    {
        var request = new InitiateMultipartUploadRequest
        {
            BucketName = bucket.Name,
            Key = bucket.GetKey(path),
            ContentType = ContentType,
        };
        request.Metadata.Add(S3Documents.WriteIdMetadata, _writeId);
        return (await bucket.Client.InitiateMultipartUploadAsync(request, cancellationToken).ConfigureAwait(false)).UploadId;
    }

    private async Task<string> PutAsync(Stream content, CancellationToken cancellationToken)
    {
        var request = new PutObjectRequest
        {
            BucketName = bucket.Name,
            Key = bucket.GetKey(path),
            InputStream = content,
            AutoCloseStream = false,
            ContentType = ContentType,
            UseChunkEncoding = bucket.UseChunkEncoding,
        };
        return (await bucket.Client.PutObjectAsync(request, cancellationToken).ConfigureAwait(false)).ETag;
    }

    private async Task<string> CompleteAsync(CancellationToken cancellationToken)
    {
        var request = new CompleteMultipartUploadRequest
        {
            BucketName = bucket.Name,
            Key = bucket.GetKey(path),
            UploadId = _uploadId,
            PartETags = _parts,
        };
        try
        {
            return (await bucket.Client.CompleteMultipartUploadAsync(request, cancellationToken).ConfigureAwait(false)).ETag;
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "NoSuchUpload")
        {
            // If the response to the first attempt was lost, the upload is already completed.
            var found = await bucket.FindAsync(path, cancellationToken).ConfigureAwait(false);
            if (found?.Metadata[S3Documents.WriteIdMetadata] == _writeId)
            {
                return found.ETag;
            }

            throw;
        }
    }
}
