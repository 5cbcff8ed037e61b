using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BulkExport.Client.Soak;

/// <summary>Searches every span and every measurement of the library and of Polly.</summary>
/// <remarks>Not those of .NET's own HTTP client, which quotes in its spans what it cannot read.</remarks>
internal sealed class WatchedTelemetry : IDisposable
{
    private static readonly string[] Sources = ["BulkExport.Client", "Polly"];

    private readonly ActivityListener _activities;
    private readonly MeterListener _meters;

    public WatchedTelemetry(SecretWatch watch)
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

    private static void Search(Activity activity, SecretWatch watch)
    {
        watch.Search($"{activity.OperationName} {activity.DisplayName} {activity.StatusDescription}", "span");
        foreach (var (name, value) in activity.TagObjects)
        {
            watch.Search($"{name}={value}", "span tag");
        }

        foreach (var happened in activity.Events)
        {
            watch.Search(happened.Name, "span event");
            foreach (var (name, value) in happened.Tags)
            {
                watch.Search($"{name}={value}", "span event tag");
            }
        }
    }

    private static void SearchTags(ReadOnlySpan<KeyValuePair<string, object?>> tags, SecretWatch watch)
    {
        foreach (var (name, value) in tags)
        {
            watch.Search($"{name}={value}", "metric tag");
        }
    }
}
