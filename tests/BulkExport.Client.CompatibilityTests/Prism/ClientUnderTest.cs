using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>Our client, as an application registers it, without repeats: what is refused once is refused.</summary>
internal sealed class ClientUnderTest : IDisposable
{
    private readonly ServiceProvider _services;

    /// <param name="mock">The mock's address.</param>
    /// <param name="preference">What the mock is asked for beside each request; by default, the examples.</param>
    public ClientUnderTest(Uri mock, string? preference = null)
    {
        Store = new StoreStandIn(mock);
        var services = new ServiceCollection();
        services
            .AddBulkExportClient(options =>
            {
                options.BaseAddress = mock;
                options.AccountSid = "AC00000000000000000000000000000000";
                options.AuthToken = "token";
                options.MaxRetryAttempts = 0;
                options.AttemptTimeout = options.TotalRequestTimeout; // a busy machine is no finding
            })
            .ConfigureHttpClient(http => http.DefaultRequestHeaders.Add("Prefer", preference))
            .AddHttpMessageHandler(() => Store);
        _services = services.BuildServiceProvider();
        Client = _services.GetRequiredService<IBulkExportClient>();
    }

    public IBulkExportClient Client { get; }

    public StoreStandIn Store { get; }

    public void Dispose() => _services.Dispose();
}
