using BulkExport.Client.CompatibilityTests;

namespace BulkExport.Client.CloudStoreTests;

/// <summary>The emulator of Azure Blob Storage.</summary>
internal sealed class Azurite : StorageEmulator
{
    private readonly ChildProcess _process;

    private Azurite(ChildProcess process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public override CloudStoreKind Kind => CloudStoreKind.AzureBlobs;

    public override Uri Address { get; }

    public static async Task<Azurite> StartAsync(NodeProject node)
    {
        string[] arguments =
        [
            "node_modules/azurite/dist/src/blob/main.js",
            "--blobHost=127.0.0.1",
            "--blobPort=0",
            "--inMemoryPersistence",
            "--skipApiVersionCheck",
            "--disableTelemetry",
            "--silent",
        ];
        var process = node.Run(arguments);
        return new Azurite(process, await ReadAddressAsync(process));
    }

    public override async Task<string> CreateContainerAsync()
    {
        var name = CreateName();
        await CloudStore.CreateAzureClient(Address, name).CreateAsync(cancellationToken: TestContext.Current.CancellationToken);
        return name;
    }

    public override ValueTask DisposeAsync() => _process.DisposeAsync();
}
