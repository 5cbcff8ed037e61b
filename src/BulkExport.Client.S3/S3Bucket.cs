using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace BulkExport.Client.S3;

/// <summary>Represents the bucket and the prefix of a store, and maps the exceptions of the SDK.</summary>
internal sealed class S3Bucket(IAmazonS3 client, string name, ObjectNames names)
{
    public IAmazonS3 Client { get; } = client;

    public string Name { get; } = name;

    /// <summary>Gets a value indicating whether uploads are sent in signed chunks with a checksum, which some compatible services do not support.</summary>
    public bool UseChunkEncoding => Client.Config.RequestChecksumCalculation != RequestChecksumCalculation.WHEN_REQUIRED;

    public string GetKey(string path) => names.GetName(path);

    public string? GetFilePath(string key) => names.GetFilePath(key);

    public Task<T> RunAsync<T>(string path, Func<Task<T>> operation, CancellationToken cancellationToken) =>
        StorageOperation.RunAsync(operation, e => CreateException(path, e), cancellationToken);

    /// <summary>Gets the properties of an object.</summary>
    /// <returns>The properties, or <see langword="null"/> if the object does not exist.</returns>
    public async Task<GetObjectMetadataResponse?> FindAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await Client.GetObjectMetadataAsync(Name, GetKey(path), cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonS3Exception e) when (IsMissing(e))
        {
            return null;
        }
    }

    /// <summary>Opens an object for reading.</summary>
    /// <returns>The content and the version, or <see langword="null"/> if the object does not exist.</returns>
    public async Task<(Stream Content, string Version)?> OpenAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var request = new GetObjectRequest { BucketName = Name, Key = GetKey(path) };
            var opened = await Client.GetObjectAsync(request, cancellationToken).ConfigureAwait(false);
            var stream = new ResumingReadStream(
                opened.ResponseStream,
                opened.ContentLength,
                async (position, token) =>
                {
                    var rest = new GetObjectRequest
                    {
                        BucketName = Name,
                        Key = GetKey(path),
                        ByteRange = new ByteRange($"bytes={position}-"),
                        EtagToMatch = opened.ETag,
                    };
                    return (await Client.GetObjectAsync(rest, token).ConfigureAwait(false)).ResponseStream;
                },
                e => CreateException(path, e)
            );
            return (stream, EntityTag.ToVersion(opened.ETag));
        }
        catch (AmazonS3Exception e) when (IsMissing(e))
        {
            return null;
        }
    }

    /// <summary>Determines whether an object, but not its bucket, is missing. The response to a HEAD request has no body.</summary>
    public static bool IsMissing(AmazonS3Exception e) => e.StatusCode == HttpStatusCode.NotFound && e.ErrorCode != "NoSuchBucket";

    public BulkExportFileException CreateException(string path, Exception e)
    {
        var reason = e switch
        {
            AmazonServiceException { StatusCode: > 0 } failed => $"the service returned status {(int)failed.StatusCode} {failed.ErrorCode}",
            OperationCanceledException => "no response was received within the timeout of the client",
            _ => e.Message,
        };
        var hint = e is AmazonServiceException { ErrorCode: "NoSuchBucket" }
            ? "Create the bucket, or check its name and region."
            : "Check the bucket, its region, the permissions of the credential and the network, and run the operation again.";
        return new BulkExportFileException(
            $"The object {path} in {this} could not be read or written: {reason.TrimEnd('.', ' ')}. {hint}",
            path,
            e
        );
    }

    public override string ToString() => $"s3://{Name}/{names}".TrimEnd('/');
}
