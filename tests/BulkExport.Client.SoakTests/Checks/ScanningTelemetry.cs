using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BulkExport.Client.SoakTests;

/// <summary>Scans the activities and measurements of the library, of Polly, and of <c>System.Net.Http</c>.</summary>
internal sealed class ScanningTelemetry : IDisposable
{
    public const string LibrarySource = "BulkExport.Client";

    private const string HttpClientSource = "System.Net.Http";

    /// <summary>The tags in which <c>System.Net.Http</c> quotes a response header that it cannot parse, as documented in docs/telemetry.md. No other tags
    /// are excluded.</summary>
    private static readonly string[] QuotedByHttpClient = ["exception.message", "exception.stacktrace"];

    private static readonly string[] Sources = [LibrarySource, "Polly", HttpClientSource];

    private readonly ActivityListener _activities;
    private readonly MeterListener _meters;

    public ScanningTelemetry(SecretScanner scanner)
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = source => Sources.Contains(source.Name),
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Search(activity, scanner),
        };
        ActivitySource.AddActivityListener(_activities);
        _meters = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (Sources.Contains(instrument.Meter.Name))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _meters.SetMeasurementEventCallback<long>((_, _, tags, _) => SearchTags(tags, scanner));
        _meters.SetMeasurementEventCallback<int>((_, _, tags, _) => SearchTags(tags, scanner));
        _meters.SetMeasurementEventCallback<double>((_, _, tags, _) => SearchTags(tags, scanner));
        _meters.Start();
    }

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private static void Search(Activity activity, SecretScanner scanner)
    {
        var of = activity.Source.Name == HttpClientSource ? ".NET's " : string.Empty;
        scanner.Search($"{activity.OperationName} {activity.DisplayName} {activity.StatusDescription}", $"{of}span");
        foreach (var (name, value) in activity.TagObjects)
        {
            scanner.Search($"{name}={value}", $"{of}span tag");
        }

        foreach (var happened in activity.Events)
        {
            scanner.Search(happened.Name, $"{of}span event");
            foreach (var (name, value) in happened.Tags)
            {
                if (activity.Source.Name == HttpClientSource && QuotedByHttpClient.Contains(name))
                {
                    continue;
                }

                scanner.Search($"{name}={value}", $"{of}span event tag");
            }
        }
    }

    private static void SearchTags(ReadOnlySpan<KeyValuePair<string, object?>> tags, SecretScanner scanner)
    {
        foreach (var (name, value) in tags)
        {
            scanner.Search($"{name}={value}", "metric tag");
        }
    }
}
