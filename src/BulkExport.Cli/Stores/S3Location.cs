using Amazon.Runtime;
using Amazon.S3;
using BulkExport.Cli.Infrastructure;
using BulkExport.Client.S3;

namespace BulkExport.Cli.Stores;

/// <summary>Represents a bucket of Amazon S3 or a compatible service.</summary>
internal sealed record S3Location(string Bucket, string? Prefix) : StoreLocation
{
    public const string Scheme = "s3";
    public const string EndpointVariable = "AWS_ENDPOINT_URL_S3";

    private const string CommonEndpointVariable = "AWS_ENDPOINT_URL";
    private const string DefaultRegion = "us-east-1"; // for signatures; compatible services ignore it or require this one

    public static S3Location Create(string[] segments) =>
        segments is [var bucket, .. var prefix] && IsName(bucket, 3, 63, ".-")
            ? new S3Location(bucket, CreatePrefix(prefix))
            : throw new FormatException("A location in S3 must be s3://bucket[/prefix], such as s3://contoso-exports/twilio.");

    public override IExportStore CreateStore(Func<string, string?> readVariable)
    {
        try
        {
            return new S3ExportStore(new AmazonS3Client(CreateConfiguration(readVariable)), Bucket, Prefix);
        }
        catch (AmazonClientException e)
        {
            throw new ClientConfigurationException(
                $"The S3 client cannot be configured: {e.Message.TrimEnd('.')}. Set AWS_REGION, or select a profile with AWS_PROFILE.",
                e
            );
        }
    }

    public override string ToString() => $"{Scheme}://{Bucket}/{Prefix}".TrimEnd('/');

    /// <summary>Creates the configuration for a custom endpoint or, by default, for Amazon S3 in the region of the environment.</summary>
    internal static AmazonS3Config CreateConfiguration(Func<string, string?> readVariable)
    {
        var (endpoint, variable) = readVariable(EndpointVariable) is { Length: > 0 } value
            ? (value, EndpointVariable)
            : (readVariable(CommonEndpointVariable), CommonEndpointVariable);
        if (string.IsNullOrEmpty(endpoint))
        {
            return new AmazonS3Config();
        }

        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw new ClientConfigurationException($"The environment variable {variable} must be an absolute http or https URI.");
        }

        return new AmazonS3Config
        {
            ServiceURL = uri.AbsoluteUri,
            AuthenticationRegion = readVariable("AWS_REGION") is { Length: > 0 } region ? region : DefaultRegion,
            ForcePathStyle = true,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
    }
}
