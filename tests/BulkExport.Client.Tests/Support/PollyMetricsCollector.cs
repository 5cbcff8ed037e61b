using System.Diagnostics.Metrics;

namespace BulkExport.Client.Tests;

/// <summary>Counts the measurements of a Polly instrument for an operation, including those of other tests.</summary>
internal sealed class PollyMetricsCollector : IDisposable
{
    /// <summary>The name of the collection of the tests that enable the meter, so that they do not run in parallel.</summary>
    public const string CollectionName = "Polly meter";

    private readonly MeterListener _listener = new();
    private int _count;

    public PollyMetricsCollector(string instrument, string operation)
    {
        _listener.InstrumentPublished = (published, listener) =>
        {
            if (published.Meter.Name == "Polly" && published.Name == instrument)
            {
                listener.EnableMeasurementEvents(published);
            }
        };
        _listener.SetMeasurementEventCallback<double>(
            (_, _, tags, _) =>
            {
                if (tags.Contains(new("operation.key", operation)))
                {
                    Interlocked.Increment(ref _count);
                }
            }
        );
        _listener.Start();
    }

    public int Count => _count;

    public void Dispose() => _listener.Dispose();
}
