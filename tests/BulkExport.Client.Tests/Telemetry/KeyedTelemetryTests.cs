using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace BulkExport.Client.Tests.Telemetry;

/// <summary>Tests that the telemetry of a keyed client contains its key.</summary>
[Collection(PollyMetricsCollector.CollectionName)]
public sealed class KeyedTelemetryTests
{
    private const string KeyTag = "bulkexport.client.key";

    [Fact]
    public async Task WaitForCompletionAsync_KeyedClient_ReportsKeyInSpansMetricsAndLogs()
    {
        var key = $"billing-{Guid.NewGuid():N}";
        var spans = new ConcurrentQueue<Activity>();
        var measurements = new ConcurrentQueue<string>();
        using var activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == BulkExportTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(activities);
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name is BulkExportTelemetry.MeterName or "Polly")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Collect(instrument, tags, KeyTag));
        meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Collect(instrument, tags, "pipeline.instance"));
        meters.Start();
        var logs = new FakeLoggerProvider();
        var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(logs));
        services.AddSingleton<TimeProvider>(new AutoAdvanceTimeProvider());
        var responses = 0;
        services
            .AddKeyedBulkExportClient(key, TestAccount.Configure)
            .ConfigurePrimaryHttpMessageHandler(() =>
                new StubHandler(_ =>
                    responses++ == 0
                        ? new(HttpStatusCode.ServiceUnavailable)
                        : StubHandler.Json($$"""{"job_sid":"{{TestAccount.JobSidText}}","details":[{"status":"Completed","count":1}]}""")
                )
            );
        await using var provider = services.BuildServiceProvider();

        await provider
            .GetRequiredKeyedService<IJobsClient>(key)
            .WaitForCompletionAsync(TestAccount.JobSid, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Single(spans, span => Equals(span.GetTagItem(KeyTag), key));
        Assert.Contains("bulkexport.client.polls", measurements);
        Assert.Contains("bulkexport.client.waits", measurements);
        Assert.Contains("resilience.polly.strategy.attempt.duration", measurements);
        var log = Assert.Single(logs.Collector.GetSnapshot(), record => record.Level == LogLevel.Warning);
        Assert.Equal($"BulkExport.Client.BulkExportClient.{key}", log.Category);

        void Collect(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags, string tag)
        {
            if (tags.Contains(new(tag, key)))
            {
                measurements.Enqueue(instrument.Name);
            }
        }
    }
}
