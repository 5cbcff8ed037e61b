using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BulkExport.Client.SoakTests;

/// <summary>Searches every span and every measurement of the library, of Polly and of .NET's HTTP client.</summary>
internal sealed class WatchedTelemetry : IDisposable
{
    public const string LibrarySource = "BulkExport.Client";

    private const string HttpClientSource = "System.Net.Http";

    /// <summary>What .NET's HTTP client records of a failure by itself, and no library on top of it can help: where it cannot read a head, it quotes it. The
    /// README says so. Nothing else is passed over.</summary>
    private static readonly string[] QuotedByHttpClient = ["exception.message", "exception.stacktrace"];

    private static readonly string[] Sources = [LibrarySource, "Polly", HttpClientSource];

    private readonly ActivityListener _activities;
    private readonly MeterListener _meters;

    public WatchedTelemetry(SecretScanner watch)
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = source => Sources.Contains(source.Name),
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Search(activity, watch),
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
        _meters.SetMeasurementEventCallback<long>((_, _, tags, _) => SearchTags(tags, watch));
        _meters.SetMeasurementEventCallback<int>((_, _, tags, _) => SearchTags(tags, watch));
        _meters.SetMeasurementEventCallback<double>((_, _, tags, _) => SearchTags(tags, watch));
        _meters.Start();
    }

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private static void Search(Activity activity, SecretScanner watch)
    {
        var of = activity.Source.Name == HttpClientSource ? ".NET's " : string.Empty;
        watch.Search($"{activity.OperationName} {activity.DisplayName} {activity.StatusDescription}", $"{of}span");
        foreach (var (name, value) in activity.TagObjects)
        {
            watch.Search($"{name}={value}", $"{of}span tag");
        }

        foreach (var happened in activity.Events)
        {
            watch.Search(happened.Name, $"{of}span event");
            foreach (var (name, value) in happened.Tags)
            {
                if (activity.Source.Name == HttpClientSource && QuotedByHttpClient.Contains(name))
                {
                    continue;
                }

                watch.Search($"{name}={value}", $"{of}span event tag");
            }
        }
    }

    private static void SearchTags(ReadOnlySpan<KeyValuePair<string, object?>> tags, SecretScanner watch)
    {
        foreach (var (name, value) in tags)
        {
            watch.Search($"{name}={value}", "metric tag");
        }
    }
}
