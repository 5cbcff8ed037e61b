using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace BulkExport.Client.Hosting.Tests.Support;

/// <summary>A worker application with a scheduled synchronization and a health endpoint.</summary>
internal sealed class SyncHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly MetricCollector<double> _runs;

    private SyncHost(WebApplication app)
    {
        _app = app;
        _runs = new(app.Services.GetRequiredService<IMeterFactory>(), BulkExportSyncTelemetry.MeterName, "bulkexport.sync.run.duration");
    }

    public bool IsStopped { get; private set; }

    public IServiceProvider Services => _app.Services;

    public IReadOnlyList<FakeLogRecord> Logs => _app.Services.GetFakeLogCollector().GetSnapshot();

    /// <summary>Gets the ended runs in their order.</summary>
    public IReadOnlyList<(string? Account, string? Outcome)> Runs =>
        [
            .. _runs
                .GetMeasurementSnapshot()
                .Select(run =>
                    (run.Tags.GetValueOrDefault("bulkexport.client.key") as string, (string?)run.Tags["bulkexport.sync.outcome"])
                ),
        ];

    public static async Task<SyncHost> StartAsync(
        TimeProvider timeProvider,
        Action<IServiceCollection> addClient,
        Action<BulkExportSyncOptions> configure
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddFakeLogging();
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(timeProvider);
        addClient(builder.Services);
        builder.Services.AddBulkExportSync(options =>
        {
            options.Request.ResourceTypes = [ResourceType.Messages];
            options.Request.StartDay = new DateOnly(2026, 11, 20);
            options.Jitter = TimeSpan.Zero;
            configure(options);
        });
        builder.Services.AddHealthChecks().AddBulkExportSync();
        var app = builder.Build();
        app.UseRouting();
        app.MapHealthChecks("/health");
        var host = new SyncHost(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    /// <summary>Waits until a number of runs have ended.</summary>
    /// <returns>The outcomes of all runs.</returns>
    public async Task<string[]> WaitForRunsAsync(int count)
    {
        await _runs.WaitForMeasurementsAsync(count, TestContext.Current.CancellationToken);
        return [.. Runs.Select(run => run.Outcome!)];
    }

    /// <summary>Requests the health endpoint.</summary>
    public async Task<(HttpStatusCode StatusCode, string Content)> GetHealthAsync()
    {
        using var http = _app.GetTestClient();
        using var response = await http.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async Task<HealthReportEntry> CheckHealthAsync()
    {
        var report = await Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        return report.Entries["bulkexport-sync"];
    }

    public Task StopAsync()
    {
        IsStopped = true;
        return _app.StopAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _runs.Dispose();
        await _app.DisposeAsync();
    }
}
