using BulkExport.Client.Testing;
using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>The simulated service behind Prism, which validates both requests and responses.</summary>
public sealed class ProxyFixture(NodeProject node) : IAsyncLifetime
{
    private PrismServer? _prism;

    /// <summary>Gets the first day of the exports.</summary>
    public static DateOnly Day { get; } = new(2020, 7, 1);

    /// <summary>The service. Prism would follow the redirect to a file by itself if it came with a location.</summary>
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
