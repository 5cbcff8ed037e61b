using BulkExport.Client.Testing;
using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>Provides the simulated service behind Prism, which validates requests and responses.</summary>
public sealed class ProxyFixture(NodeProject node) : IAsyncLifetime
{
    private PrismServer? _prism;

    /// <summary>Gets the first day of the exports.</summary>
    public static DateOnly Day { get; } = new(2020, 7, 1);

    /// <summary>Gets the simulated service. Without a Location header, because Prism follows redirects.</summary>
    public SimulatedBulkExport Service { get; } =
        SimulatedBulkExport.Start(
            new()
            {
                SendLocationHeader = false,
                TimeProvider = new FakeTimeProvider(new DateTimeOffset(2020, 7, 26, 20, 20, 9, TimeSpan.Zero)),
            }
        );

    public Uri Address => _prism!.Address;

    public async ValueTask InitializeAsync() => _prism = node.IsInstalled ? await PrismServer.ProxyAsync(node, Service.BaseAddress) : null;

    public async ValueTask DisposeAsync()
    {
        await (_prism?.DisposeAsync() ?? ValueTask.CompletedTask);
        await Service.DisposeAsync();
    }
}
