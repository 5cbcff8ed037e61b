namespace BulkExport.Client.CompatibilityTests;

/// <summary>Provides a mock of the service for the tests of a class.</summary>
public sealed class MockFixture(NodeProject node) : IAsyncLifetime
{
    private PrismServer? _prism;

    public Uri Address => _prism!.Address;

    public async ValueTask InitializeAsync() => _prism = node.IsInstalled ? await PrismServer.MockAsync(node) : null;

    public ValueTask DisposeAsync() => _prism?.DisposeAsync() ?? ValueTask.CompletedTask;
}
