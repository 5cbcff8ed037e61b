using System.Diagnostics.Metrics;
using System.Net;
using BulkExport.Client.Hosting.Tests.Support;
using BulkExport.Client.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace BulkExport.Client.Hosting.Tests;

public sealed class MetricsTests : SyncTestBase
{
    private static readonly int[] StoredDays = [20, 22];

    private object? _scope;

    [Fact]
    public async Task Metrics_RunWithFailedDay_AreRecorded()
    {
        Service.Faults.Enqueue(
            int.MaxValue,
            Fault.Status(HttpStatusCode.BadRequest),
            request => request.Path.Contains("2026-11-21", StringComparison.Ordinal)
        );
        var (blocked, next) = HookStore.Block();
        var host = await StartAsync(
            HookStore,
            options => options.ClientKey = "Billing",
            services => services.AddKeyedBulkExportClient("Billing", options => Configure(options))
        );
        await blocked;
        using var bytes = Collect<long>(host, "bulkexport.sync.received_bytes");
        using var failures = Collect<long>(host, "bulkexport.sync.failures");
        using var durations = Collect<double>(host, "bulkexport.sync.run.duration");
        using var missing = Collect<int>(host, "bulkexport.sync.missing_days");
        using var age = Collect<int>(host, "bulkexport.sync.newest_day.age");
        Clock.Advance(TimeSpan.FromSeconds(7));
        next.SetResult();
        await durations.WaitForMeasurementsAsync(1, TestContext.Current.CancellationToken);

        var files = StoredDays.Sum(day => Service.Files.Get(ResourceType.Messages, new DateOnly(2026, 11, day)).Length);
        Assert.Equal([(files, "bulkexport.client.key=Billing")], Read(bytes));
        Assert.Equal(
            [(1, "bulkexport.client.key=Billing bulkexport.resource_type=Messages error.type=BulkExport.Client.BulkExportApiException")],
            Read(failures)
        );
        Assert.Equal([(7, "bulkexport.client.key=Billing bulkexport.sync.outcome=incomplete")], Read(durations));
        missing.RecordObservableInstruments();
        age.RecordObservableInstruments();
        Assert.Equal([(1, "bulkexport.client.key=Billing bulkexport.resource_type=Messages")], Read(missing));
        Assert.Equal([(2, "bulkexport.client.key=Billing bulkexport.resource_type=Messages")], Read(age));
    }

    [Fact]
    public async Task Metrics_FailedRun_HasErrorType()
    {
        HookStore.OnRead = (_, _) => throw new IOException("The disk is full.");
        var host = await StartAsync(HookStore, options => options.RunAtStart = false);
        using var failures = Collect<long>(host, "bulkexport.sync.failures");
        using var durations = Collect<double>(host, "bulkexport.sync.run.duration");
        await Clock.WaitForDelaysAsync(TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        await AdvanceAsync(TimeSpan.FromHours(23));
        await durations.WaitForMeasurementsAsync(1, TestContext.Current.CancellationToken);

        Assert.Equal([(1, "error.type=System.IO.IOException")], Read(failures));
        Assert.Equal([(0, "bulkexport.sync.outcome=failed error.type=System.IO.IOException")], Read(durations));
    }

    [Fact]
    public async Task Metrics_StoredAgeAfterRestart_GrowsWithoutRuns()
    {
        var first = await StartAsync();
        await first.WaitForRunsAsync(1);
        await first.StopAsync();
        Clock.Advance(TimeSpan.FromDays(3));
        var second = await StartAsync(configure: options => options.RunAtStart = false);
        await second.CheckHealthAsync(); // reads the state
        using var age = Collect<int>(second, "bulkexport.sync.newest_day.age");

        age.RecordObservableInstruments();

        Assert.Equal([(5, "bulkexport.resource_type=Messages")], Read(age));
    }

    [Fact]
    public async Task Metrics_ListenerThrows_NextScheduledRunIsExecuted()
    {
        var calls = 0;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == "bulkexport.sync.run.duration" && Equals(instrument.Meter.Scope, _scope))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => _ = ++calls == 1 ? throw new InvalidOperationException() : calls);
        var host = await StartAsync(HookStore, options => options.RunAtStart = false);
        _scope = host.Services.GetRequiredService<IMeterFactory>();
        listener.Start();
        await AdvanceAsync(TimeSpan.FromHours(23));
        await host.WaitForRunsAsync(1);

        await AdvanceAsync(TimeSpan.FromHours(24));

        Assert.Equal(["completed", "completed"], await host.WaitForRunsAsync(2));
        Assert.Contains(
            host.Logs,
            log => log.Exception is InvalidOperationException && log.Message.Contains("unexpectedly", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void MeterName_Constant_IsDocumentedName() => Assert.Equal("BulkExport.Client.Hosting", BulkExportSyncTelemetry.MeterName);

    private static MetricCollector<T> Collect<T>(SyncHost host, string instrument)
        where T : struct => new(host.Services.GetRequiredService<IMeterFactory>(), BulkExportSyncTelemetry.MeterName, instrument);

    private static IEnumerable<(double Value, string Tags)> Read<T>(MetricCollector<T> collector)
        where T : struct, IConvertible =>
        collector
            .GetMeasurementSnapshot()
            .Select(one =>
                (one.Value.ToDouble(null), string.Join(' ', one.Tags.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal)))
            );

    private void Configure(BulkExportClientOptions options)
    {
        var source = Service.CreateClientOptions();
        (options.BaseAddress, options.AccountSid, options.AuthToken) = (source.BaseAddress, source.AccountSid, source.AuthToken);
    }
}
