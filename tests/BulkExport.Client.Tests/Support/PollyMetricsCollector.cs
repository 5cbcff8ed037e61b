using System.Diagnostics.Metrics;

namespace BulkExport.Client.Tests;

/// <summary>Listens to one instrument of Polly's, for one kind of call. Other tests' calls of that kind count too.</summary>
internal sealed class PollyMetricsCollector : IDisposable
{
    /// <summary>Tests that listen, and those that see whether somebody does, take turns.</summary>
    public const string Turns = "Polly's meter";

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
