using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace BulkExport.Client.Tests.Telemetry;

/// <summary>Collects the spans and metrics of the client with the OpenTelemetry SDK.</summary>
internal sealed class TelemetryCollector : IDisposable
{
    private readonly List<Activity> _spans = [];
    private readonly List<Metric> _metrics = [];
    private readonly TracerProvider _tracing;
    private readonly MeterProvider _metering;

    public TelemetryCollector()
    {
        _tracing = Sdk.CreateTracerProviderBuilder().AddSource("BulkExport.Client").AddInMemoryExporter(_spans).Build();
        _metering = Sdk.CreateMeterProviderBuilder().AddMeter("BulkExport.Client").AddInMemoryExporter(_metrics).Build();
    }

    public IReadOnlyList<Activity> GetSpans()
    {
        _tracing.ForceFlush();
        return _spans;
    }

    /// <summary>Gets the sum of a counter over the measurements with a tag.</summary>
    public long Sum(string name, string tag, string value)
    {
        _metrics.Clear();
        _metering.ForceFlush();
        var sum = 0L;
        foreach (var point in _metrics.Single(metric => metric.Name == name).GetMetricPoints())
        {
            foreach (var (key, its) in point.Tags)
            {
                sum += key == tag && Equals(its, value) ? point.GetSumLong() : 0;
            }
        }

        return sum;
    }

    public void Dispose()
    {
        _tracing.Dispose();
        _metering.Dispose();
    }
}
