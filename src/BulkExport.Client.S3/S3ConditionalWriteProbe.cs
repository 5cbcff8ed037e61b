using System.Net;
using Amazon.S3;

namespace BulkExport.Client.S3;

/// <summary>Verifies once that a service honors the conditions of writes. Some compatible services ignore them, so that concurrent writes would be lost.</summary>
internal sealed class S3ConditionalWriteProbe(S3Bucket bucket)
{
    private const string Path = "_bulkexport/conditional-writes";
    private const string OtherVersion = "00000000000000000000000000000000";

    private static readonly byte[] Content = "Verifies that the service honors conditional writes."u8.ToArray();

    private volatile bool _isHonored;

    /// <exception cref="BulkExportFileException">The service does not honor conditions, or the verification failed.</exception>
    public async ValueTask ThrowIfNotHonoredAsync(CancellationToken cancellationToken)
    {
        if (_isHonored)
        {
            return;
        }

        // Creates the object unless it exists. Then it exists, and its version is another one.
        var isHonored = await bucket
            .RunAsync(
                Path,
                async () =>
                    (
                        await IsRejectedAsync(expectedVersion: null, cancellationToken).ConfigureAwait(false)
                        || await IsRejectedAsync(expectedVersion: null, cancellationToken).ConfigureAwait(false)
                    ) && await IsRejectedAsync(OtherVersion, cancellationToken).ConfigureAwait(false),
                cancellationToken
            )
            .ConfigureAwait(false);
        if (!isHonored)
        {
            throw CreateException(null);
        }

        _isHonored = true;
    }

    private async Task<bool> IsRejectedAsync(string? expectedVersion, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(Content, writable: false);
        try
        {
            var request = S3Documents.CreateRequest(bucket, Path, stream, expectedVersion);
            await bucket.Client.PutObjectAsync(request, cancellationToken).ConfigureAwait(false);
            return false;
        }
        catch (AmazonS3Exception e) when (e.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict)
        {
            return true;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotImplemented)
        {
            throw CreateException(e);
        }
    }

    private BulkExportFileException CreateException(Exception? cause) =>
        new(
            $"The service of {bucket} does not honor conditional writes (the If-None-Match and If-Match headers of PutObject), without which concurrent runs would overwrite each other's state. Use a service or a version that supports them.",
            Path,
            cause
        );
}
