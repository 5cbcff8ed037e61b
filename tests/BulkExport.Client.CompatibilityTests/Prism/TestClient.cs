using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>Our client, as an application registers it, with retries disabled.</summary>
internal sealed class TestClient : IDisposable
{
    private readonly ServiceProvider _services;

    /// <param name="mock">The URI of the mock.</param>
    /// <param name="preference">The value of the <c>Prefer</c> header, or <see langword="null"/> for the examples.</param>
    public TestClient(Uri mock, string? preference = null)
    {
        Store = new FakeObjectStore(mock);
        var services = new ServiceCollection();
        services
            .AddBulkExportClient(options =>
            {
                options.BaseAddress = mock;
                options.AccountSid = "AC00000000000000000000000000000000";
                options.AuthToken = "token";
                options.MaxRetryAttempts = 0;
                options.AttemptTimeout = options.TotalRequestTimeout; // tolerates a slow machine
            })
            .ConfigureHttpClient(http => http.DefaultRequestHeaders.Add("Prefer", preference))
            .ConfigureDownloadHttpClient(downloads => downloads.AddHttpMessageHandler(() => Store));
        _services = services.BuildServiceProvider();
        Client = _services.GetRequiredService<IBulkExportClient>();
    }

    public IBulkExportClient Client { get; }

    public FakeObjectStore Store { get; }

    public void Dispose() => _services.Dispose();
}
