using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Stores;
using BulkExport.Client.AzureBlobs;
using BulkExport.Client.S3;

namespace BulkExport.Cli.Tests.Stores;

public sealed class StoreLocationTests
{
    private const string AzuriteKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const string Azurite =
        $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={AzuriteKey};BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1;";

    [Theory]
    [InlineData("./out")]
    [InlineData("out/az/s3")]
    [InlineData("C:\\exports")]
    [InlineData("s3:")]
    public void Parse_Path_ReturnsDirectory(string text)
    {
        var location = Assert.IsType<DirectoryLocation>(StoreLocation.Parse(text));

        Assert.Equal(Path.GetFullPath(text), location.ToString());
        Assert.Equal(location.ToString(), Assert.IsType<DirectoryExportStore>(location.CreateStore(_ => null)).DirectoryPath);
    }

    [Theory]
    [InlineData("az://contoso/exports", null)]
    [InlineData("az://contoso/exports/", null)]
    [InlineData("az://contoso/exports/twilio", "twilio")]
    [InlineData("az://contoso/exports/twilio/account=AC1/", "twilio/account=AC1")]
    public void Parse_AzureUri_ReturnsLocation(string text, string? prefix)
    {
        var location = StoreLocation.Parse(text);

        Assert.Equal(new AzureBlobLocation("contoso", "exports", prefix), location);
        Assert.Equal(text.TrimEnd('/'), location.ToString());
        Assert.Equal(
            $"https://contoso.blob.core.windows.net/exports/{prefix}".TrimEnd('/'),
            Assert.IsType<AzureBlobExportStore>(location.CreateStore(_ => null)).ToString()
        );
    }

    [Theory]
    [InlineData("s3://contoso.exports-1", null)]
    [InlineData("s3://contoso.exports-1/a/b", "a/b")]
    public void Parse_S3Uri_ReturnsLocation(string text, string? prefix)
    {
        var location = StoreLocation.Parse(text);

        Assert.Equal(new S3Location("contoso.exports-1", prefix), location);
        var store = location.CreateStore(name => name == S3Location.EndpointVariable ? "http://127.0.0.1:9000" : null);
        Assert.Equal(text, Assert.IsType<S3ExportStore>(store).ToString());
    }

    [Theory]
    [InlineData("", "must be a directory, az://account/container[/prefix] or s3://bucket[/prefix]")]
    [InlineData("  ", "must be a directory")]
    [InlineData("gs://bucket/prefix", "unknown scheme")]
    [InlineData("AZ://contoso/exports", "unknown scheme")]
    [InlineData("https://contoso.blob.core.windows.net/exports", "unknown scheme")]
    [InlineData("az://contoso", "az://account/container[/prefix]")]
    [InlineData("az:///exports", "az://account/container[/prefix]")]
    [InlineData("az://Contoso/exports", "az://account/container[/prefix]")]
    [InlineData("az://contoso/my_exports", "az://account/container[/prefix]")]
    [InlineData("az://contoso/exports/a//b", "The prefix 'a//b' is invalid")]
    [InlineData("az://contoso/exports/../b", "The prefix '../b' is invalid")]
    [InlineData("s3://", "s3://bucket[/prefix]")]
    [InlineData("s3://My_Bucket", "s3://bucket[/prefix]")]
    [InlineData("s3://bucket/_bulkexport/x", "The prefix '_bulkexport/x' is invalid")]
    public void Parse_Invalid_Throws(string text, string message)
    {
        var exception = Assert.Throws<FormatException>(() => StoreLocation.Parse(text));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CreateStore_ConnectionString_UsesItsEndpoint()
    {
        var store = StoreLocation.Parse("az://devstoreaccount1/exports/twilio").CreateStore(ReadAzurite);

        Assert.Equal("http://127.0.0.1:10000/devstoreaccount1/exports/twilio", store.ToString());
    }

    [Fact]
    public void CreateStore_ConnectionStringOfOtherAccount_ThrowsWithoutKey()
    {
        var location = StoreLocation.Parse("az://contoso/exports");

        var exception = Assert.Throws<ClientConfigurationException>(() => location.CreateStore(ReadAzurite));

        Assert.Contains("'devstoreaccount1', but the location is in 'contoso'", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(AzuriteKey, exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void CreateStore_InvalidConnectionString_ThrowsWithoutIt()
    {
        var location = StoreLocation.Parse("az://contoso/exports");

        var exception = Assert.Throws<ClientConfigurationException>(() => location.CreateStore(_ => "AccountKey=secret"));

        Assert.Contains(AzureBlobLocation.ConnectionStringVariable, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AWS_ENDPOINT_URL_S3")]
    [InlineData("AWS_ENDPOINT_URL")]
    public void CreateConfiguration_Endpoint_IsAddressedByPath(string variable)
    {
        var configuration = S3Location.CreateConfiguration(name => name == variable ? "http://127.0.0.1:9000" : null);

        Assert.Equal("http://127.0.0.1:9000/", configuration.ServiceURL);
        Assert.Equal("us-east-1", configuration.AuthenticationRegion);
        Assert.True(configuration.ForcePathStyle);
    }

    [Fact]
    public void CreateConfiguration_InvalidEndpoint_Throws()
    {
        var exception = Assert.Throws<ClientConfigurationException>(() => S3Location.CreateConfiguration(_ => "localhost:9000"));

        Assert.Contains(S3Location.EndpointVariable, exception.Message, StringComparison.Ordinal);
    }

    private static string? ReadAzurite(string name) => name == AzureBlobLocation.ConnectionStringVariable ? Azurite : null;
}
