using System.Text.Json;
using BulkExport.Client.CompatibilityTests;
using BulkExport.Client.Testing;

namespace BulkExport.Client.CloudStoreTests;

/// <summary>Tests that the command line exports to the emulators, with their addresses and credentials in environment variables.</summary>
[Collection(nameof(CloudStoreCollection))]
public sealed class CommandLineTests(CloudStores stores)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(CloudStores.Kinds), MemberType = typeof(CloudStores))]
    public async Task Export_ToCloudStore_WritesFiles(CloudStoreKind kind)
    {
        var container = await stores.CreateContainerAsync(kind);
        await using var service = SimulatedBulkExport.Start(
            new SimulatedBulkExportOptions { ConfigureNewJob = job => job with { QueueTime = TimeSpan.Zero, TimePerDay = TimeSpan.Zero } }
        );
        var location =
            kind == CloudStoreKind.AzureBlobs ? $"az://devstoreaccount1/{container.Name}/twilio" : $"s3://{container.Name}/twilio";
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "BulkExport.Cli.dll"),
            "export",
            "Messages",
            "2026-01-01",
            "2026-01-02",
            "--to",
            location,
            "--json",
        ];

        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        await using var process = ChildProcess.Start(host, AppContext.BaseDirectory, arguments, CreateEnvironment(service, container));
        var output = await process.WaitForSuccessAsync();

        using var json = JsonDocument.Parse(output.Split('\n').Single(line => line.StartsWith('{')));
        Assert.Equal(location, json.RootElement.GetProperty("location").GetString());
        var files = await container.CreateStore("twilio").ListAsync("", Cancellation).ToListAsync(Cancellation);
        Assert.Equal(
            json.RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()).Order(),
            files.Select(file => file.Path).Order()
        );
        Assert.Equal(2, files.Count);
    }

    private static Dictionary<string, string> CreateEnvironment(SimulatedBulkExport service, CloudContainer container) =>
        new()
        {
            ["TWILIO_ACCOUNT_SID"] = service.AccountSid,
            ["TWILIO_AUTH_TOKEN"] = service.AuthToken,
            ["BULKEXPORT_BASE_ADDRESS"] = service.BaseAddress.AbsoluteUri,
            ["AZURE_STORAGE_CONNECTION_STRING"] =
                $"AccountName=devstoreaccount1;AccountKey={CloudStore.AzuriteKey};BlobEndpoint={container.Endpoint}devstoreaccount1;",
            ["AWS_ENDPOINT_URL_S3"] = container.Endpoint.AbsoluteUri,
            ["AWS_ACCESS_KEY_ID"] = "S3RVER",
            ["AWS_SECRET_ACCESS_KEY"] = "S3RVER",
        };
}
