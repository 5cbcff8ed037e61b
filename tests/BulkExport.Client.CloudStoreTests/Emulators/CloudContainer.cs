namespace BulkExport.Client.CloudStoreTests;

/// <summary>Represents a container or bucket of an emulator.</summary>
/// <param name="Kind">The kind of the store.</param>
/// <param name="Endpoint">The base address of the emulator, or of a proxy in front of it.</param>
/// <param name="Name">The name of the container or bucket.</param>
internal sealed record CloudContainer(CloudStoreKind Kind, Uri Endpoint, string Name)
{
    /// <summary>Creates an instance of the store, as another process would have one.</summary>
    public IExportStore CreateStore(string? prefix = null) => CloudStore.Create(Kind, Endpoint, Name, prefix);
}
