using BulkExport.Client.CompatibilityTests;

namespace BulkExport.Client.CloudStoreTests;

/// <summary>Provides stores on the emulators of Azure Blob Storage and S3, which run until all tests have completed.</summary>
public sealed class CloudStores(NodeProject node) : IAsyncLifetime
{
    private Azurite? _azurite;
    private S3rver? _s3rver;

    /// <summary>Gets the kinds of stores, for theories.</summary>
    public static TheoryData<CloudStoreKind> Kinds => [CloudStoreKind.AzureBlobs, CloudStoreKind.S3];

    internal S3rver S3rver => _s3rver!;

    public async ValueTask InitializeAsync()
    {
        if (node.IsInstalled)
        {
            _azurite = await Azurite.StartAsync(node);
            _s3rver = await S3rver.StartAsync(node);
        }
    }

    /// <summary>Creates a store in a container of its own.</summary>
    public async Task<IExportStore> CreateStoreAsync(CloudStoreKind kind) => (await CreateContainerAsync(kind)).CreateStore();

    /// <summary>Creates a container or bucket. The calling test is skipped if Node.js is not installed.</summary>
    internal async Task<CloudContainer> CreateContainerAsync(CloudStoreKind kind)
    {
        node.SkipIfMissing();
        StorageEmulator emulator = kind == CloudStoreKind.AzureBlobs ? _azurite! : _s3rver!;
        return new CloudContainer(kind, emulator.Address, await emulator.CreateContainerAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await (_azurite?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_s3rver?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
