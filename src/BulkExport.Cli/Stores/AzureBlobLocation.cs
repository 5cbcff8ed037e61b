using Azure.Identity;
using Azure.Storage.Blobs;
using BulkExport.Cli.Infrastructure;
using BulkExport.Client.AzureBlobs;

namespace BulkExport.Cli.Stores;

/// <summary>Represents a container of an Azure storage account.</summary>
internal sealed record AzureBlobLocation(string Account, string Container, string? Prefix) : StoreLocation
{
    public const string Scheme = "az";
    public const string ConnectionStringVariable = "AZURE_STORAGE_CONNECTION_STRING";

    public static AzureBlobLocation Create(string[] segments) =>
        segments is [var account, var container, .. var prefix] && IsName(account, 3, 24, "") && IsName(container, 3, 63, "-")
            ? new AzureBlobLocation(account, container, CreatePrefix(prefix))
            : throw new FormatException(
                "A location in Azure Blob Storage must be az://account/container[/prefix], with the name of the storage account, such as az://contoso/exports/twilio."
            );

    public override IExportStore CreateStore(Func<string, string?> readVariable) =>
        new AzureBlobExportStore(CreateContainerClient(readVariable), Prefix);

    public override string ToString() => $"{Scheme}://{Account}/{Container}/{Prefix}".TrimEnd('/');

    private BlobContainerClient CreateContainerClient(Func<string, string?> readVariable)
    {
        if (readVariable(ConnectionStringVariable) is not { Length: > 0 } connectionString)
        {
            var uri = new Uri($"https://{Account}.blob.core.windows.net/{Container}");
            return new BlobContainerClient(uri, new DefaultAzureCredential());
        }

        var client = CreateServiceClient(connectionString);
        return client.AccountName == Account
            ? client.GetBlobContainerClient(Container)
            : throw new ClientConfigurationException(
                $"The environment variable {ConnectionStringVariable} is for the storage account '{client.AccountName}', but the location is in '{Account}'. Correct the location, or unset the variable to use the credentials of the environment."
            );
    }

    private static BlobServiceClient CreateServiceClient(string connectionString)
    {
        try
        {
            return new BlobServiceClient(connectionString);
        }
        catch (FormatException e)
        {
            throw new ClientConfigurationException(
                $"The environment variable {ConnectionStringVariable} is not a valid connection string.",
                e
            );
        }
    }
}
