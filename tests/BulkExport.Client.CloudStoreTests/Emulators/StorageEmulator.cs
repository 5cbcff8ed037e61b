using BulkExport.Client.CompatibilityTests;

namespace BulkExport.Client.CloudStoreTests;

/// <summary>Represents a running emulator of a storage service.</summary>
internal abstract class StorageEmulator : IAsyncDisposable
{
    public abstract CloudStoreKind Kind { get; }

    /// <summary>Gets the base address.</summary>
    public abstract Uri Address { get; }

    /// <summary>Creates an empty container or bucket.</summary>
    /// <returns>The name.</returns>
    public abstract Task<string> CreateContainerAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>Waits for the line with the address that an emulator prints when it accepts requests.</summary>
    protected static async Task<Uri> ReadAddressAsync(ChildProcess process)
    {
        var line = await process.WaitForLineAsync("listen");
        return new Uri($"http://{line[line.IndexOf("127.0.0.1:", StringComparison.Ordinal)..].Trim()}");
    }

    protected static string CreateName() => $"exports-{Guid.NewGuid():N}";
}
