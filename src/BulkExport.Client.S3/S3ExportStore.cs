using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;

namespace BulkExport.Client.S3;

/// <summary>Stores exported files in an Amazon S3 bucket, or in a compatible service.</summary>
/// <remarks>
/// <para>
/// A file of more than 8 MiB is uploaded in parts while it is written, and becomes visible when the multipart upload is completed. At most two parts of a file are in memory: 16 MiB for
/// files of up to 39 GiB, and at most 64 MiB. An upload that is not completed is aborted; the uploads of killed processes remain until a lifecycle rule
/// aborts them. Several processes can use the same bucket and prefix concurrently.
/// </para>
/// <para>
/// Documents are written with the <c>If-None-Match</c> or <c>If-Match</c> header. Before the first write, the store verifies with the object
/// <c>_bulkexport/conditional-writes</c> that the service honors them. If it does not, writes throw a <see cref="BulkExportFileException"/>.
/// </para>
/// <para>
/// The bucket must exist. The credential requires permission to list the bucket and to read, write and delete its objects. Transient failures are
/// retried as configured in <see cref="AmazonS3Config"/>. For compatible services, set
/// <see cref="AmazonS3Config.ForcePathStyle"/>, and <c>RequestChecksumCalculation</c> to <c>WHEN_REQUIRED</c> if the
/// service does not support chunked uploads with checksums. Instances are thread-safe.
/// </para>
/// </remarks>
/// <example>
/// <code language="csharp">
/// var store = new S3ExportStore(new AmazonS3Client(), "exports", "twilio");
/// await client.ExportAsync(request, store, cancellationToken: cancellationToken);
/// </code>
/// </example>
public sealed class S3ExportStore : IExportStore
{
    private readonly S3Bucket _bucket;
    private readonly S3Documents _documents;

    /// <summary>Initializes a new instance of the <see cref="S3ExportStore"/> class.</summary>
    /// <param name="client">The client of the service. It must remain usable as long as the store is used, and is not disposed by the store.</param>
    /// <param name="bucket">The name of the bucket, or the ARN of an access point.</param>
    /// <param name="prefix">The prefix of the keys of all objects, such as <c>exports/twilio</c>, or <see langword="null"/> to use the whole bucket. It is separated
    /// from the paths in the store by a <c>/</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> or <paramref name="bucket"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="bucket"/> is empty, or <paramref name="prefix"/> is not a valid path or is longer than 120 bytes.</exception>
    public S3ExportStore(IAmazonS3 client, string bucket, string? prefix = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrWhiteSpace(bucket);
        _bucket = new S3Bucket(client, bucket, new ObjectNames(prefix));
        _documents = new S3Documents(_bucket);
    }

    /// <inheritdoc/>
    public async ValueTask<ExportStoreFile?> FindAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfInvalidFilePath(path);
        return await _bucket
            .RunAsync(
                path,
                async () =>
                    await _bucket.FindAsync(path, cancellationToken).ConfigureAwait(false) is { } found
                        ? new ExportStoreFile(path, found.ContentLength, EntityTag.ToVersion(found.ETag))
                        : null,
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfInvalidFilePath(path);
        return await _bucket
            .RunAsync(
                path,
                async () => (await _bucket.OpenAsync(path, cancellationToken).ConfigureAwait(false))?.Content,
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<ExportStoreWriter> CreateAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfInvalidFilePath(path);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<ExportStoreWriter>(new S3Writer(path, _bucket));
    }

    /// <inheritdoc/>
    public async ValueTask<bool> DeleteAsync(string path, CancellationToken cancellationToken = default)
    {
        // The response to a deletion does not indicate whether the object existed.
        if (await FindAsync(path, cancellationToken).ConfigureAwait(false) is null)
        {
            return false;
        }

        await _bucket
            .RunAsync(
                path,
                () => _bucket.Client.DeleteObjectAsync(_bucket.Name, _bucket.GetKey(path), cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ExportStoreFile> ListAsync(string prefix, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfInvalidPrefix(prefix);
        return EnumerateAsync(prefix, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ExportStoreDocument?> ReadDocumentAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfInvalidDocumentPath(path);
        return _documents.ReadAsync(path, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<string?> WriteDocumentAsync(
        string path,
        ReadOnlyMemory<byte> content,
        string? expectedVersion,
        CancellationToken cancellationToken = default
    )
    {
        ExportStorePath.ThrowIfInvalidDocumentPath(path);
        return _documents.WriteAsync(path, content, expectedVersion, cancellationToken);
    }

    /// <summary>Returns the URI of the bucket and the prefix, such as <c>s3://exports/twilio</c>.</summary>
    /// <returns>The URI.</returns>
    public override string ToString() => _bucket.ToString();

    private async IAsyncEnumerable<ExportStoreFile> EnumerateAsync(
        string prefix,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var request = new ListObjectsV2Request { BucketName = _bucket.Name, Prefix = _bucket.GetKey(prefix) };
        do
        {
            var page = await _bucket
                .RunAsync(prefix, () => _bucket.Client.ListObjectsV2Async(request, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
            foreach (var item in page.S3Objects ?? [])
            {
                if (_bucket.GetFilePath(item.Key) is { } path)
                {
                    yield return new ExportStoreFile(path, item.Size ?? 0, EntityTag.ToVersion(item.ETag));
                }
            }

            request.ContinuationToken = page.IsTruncated == true ? page.NextContinuationToken : null;
        } while (request.ContinuationToken is not null);
    }
}
