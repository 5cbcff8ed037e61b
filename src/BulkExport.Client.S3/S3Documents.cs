using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace BulkExport.Client.S3;

/// <summary>Reads and conditionally writes the documents of an <see cref="S3ExportStore"/>.</summary>
/// <remarks>If the response to a write is lost, its retry reports a conflict. Each write has an ID in the metadata of the object, so that it is recognized as successful.</remarks>
internal sealed class S3Documents(S3Bucket bucket)
{
    public const string WriteIdMetadata = "x-amz-meta-bulkexport-write-id";
    private const int MaxAttempts = 20;

    private static readonly TimeSpan ConflictDelay = TimeSpan.FromMilliseconds(50);

    private readonly S3ConditionalWriteProbe _probe = new(bucket);

    public async ValueTask<ExportStoreDocument?> ReadAsync(string path, CancellationToken cancellationToken) =>
        await bucket
            .RunAsync(
                path,
                async () =>
                {
                    if (await bucket.OpenAsync(path, cancellationToken).ConfigureAwait(false) is not var (stream, version))
                    {
                        return null;
                    }

                    await using var _ = stream.ConfigureAwait(false);
                    using var content = new MemoryStream();
                    await stream.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
                    return new ExportStoreDocument(S3DocumentContent.RemoveTrailer(content.ToArray()), version);
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

        await _probe.ThrowIfNotHonoredAsync(cancellationToken).ConfigureAwait(false);
        return await bucket
            .RunAsync(
                path,
                () => WriteAsync(path, S3DocumentContent.AddTrailer(content.Span), expectedVersion, cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    private async Task<string?> WriteAsync(string path, byte[] content, string? expectedVersion, CancellationToken cancellationToken)
    {
        var writeId = Guid.NewGuid().ToString("N");
        for (var attempt = 1; ; attempt++)
        {
            using var stream = new MemoryStream(content, writable: false);
            var request = CreateRequest(bucket, path, stream, expectedVersion);
            request.Metadata.Add(WriteIdMetadata, writeId);
            try
            {
                var written = await bucket.Client.PutObjectAsync(request, cancellationToken).ConfigureAwait(false);
                return EntityTag.ToVersion(written.ETag);
            }
            catch (AmazonS3Exception e) when (IsConflict(e))
            {
                var found = await bucket.FindAsync(path, cancellationToken).ConfigureAwait(false);
                var version = found is null ? null : EntityTag.ToVersion(found.ETag);
                if (found?.Metadata[WriteIdMetadata] == writeId)
                {
                    return version;
                }

                // The status 409 reports a concurrent write, which may have failed. The condition may still be met.
                if (e.StatusCode != HttpStatusCode.Conflict || version != expectedVersion)
                {
                    return null;
                }

                if (attempt == MaxAttempts)
                {
                    throw;
                }

                await Task.Delay(ConflictDelay, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public static PutObjectRequest CreateRequest(S3Bucket bucket, string path, Stream content, string? expectedVersion) =>
        new()
        {
            BucketName = bucket.Name,
            Key = bucket.GetKey(path),
            InputStream = content,
            AutoCloseStream = false,
            ContentType = "application/json",
            UseChunkEncoding = bucket.UseChunkEncoding,
            IfNoneMatch = expectedVersion is null ? "*" : null,
            IfMatch = expectedVersion is null ? null : EntityTag.FromVersion(expectedVersion),
        };

    /// <summary>Determines whether the condition of a write was not met, or cannot be evaluated because of a concurrent write.</summary>
    public static bool IsConflict(AmazonS3Exception e) =>
        e.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict || S3Bucket.IsMissing(e);
}
