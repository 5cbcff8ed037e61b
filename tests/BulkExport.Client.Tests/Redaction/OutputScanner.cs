using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace BulkExport.Client.Tests.Redaction;

/// <summary>Collects everything that the client shows: exceptions, logs, spans, metrics and strings.</summary>
internal sealed class OutputScanner : IDisposable
{
    private readonly List<(string Where, string Text)> _texts = [];
    private readonly FakeLoggerProvider _logs = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    public OutputScanner()
    {
        LoggerFactory = Microsoft.Extensions.Logging.LoggerFactory.Create(logging =>
            logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_logs)
        );
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "BulkExport.Client",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = AddActivity,
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name is "BulkExport.Client" or "Polly")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => AddTags(instrument.Name, tags.ToArray()));
        _meters.SetMeasurementEventCallback<int>((instrument, _, tags, _) => AddTags(instrument.Name, tags.ToArray()));
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => AddTags(instrument.Name, tags.ToArray()));
        _meters.Start();
    }

    public ILoggerFactory LoggerFactory { get; }

    /// <summary>Gets the number of strings of each kind that have been searched.</summary>
    public Dictionary<string, int> Counts { get; } = [];

    public void Add(string where, string? text) => _texts.Add((where, text ?? string.Empty));

    public void AddException(Exception exception)
    {
        Add("exception", exception.ToString());
        for (var current = exception; current is not null; current = current.InnerException)
        {
            foreach (
                var property in current.GetType().GetProperties().Where(property => property.Name is not ("TargetSite" or "LastKnownJob"))
            )
            {
                Add($"{current.GetType().Name}.{property.Name}", property.GetValue(current)?.ToString());
            }

            foreach (var error in (current as BulkExportApiException)?.Errors ?? [])
            {
                Add("error", error.ToString());
            }

            Add("last known job", (current as JobWaitException)?.LastKnownJob?.ToString());
        }
    }

    /// <summary>Gets the first place that shows a part of the secret, or <see langword="null"/>, and clears the collected output.</summary>
    public string? FindAndClear(PlantedSecret secret)
    {
        foreach (var record in _logs.Collector.GetSnapshot(clear: true))
        {
            Add("log", $"{record.Message} {record.Exception} {string.Join(' ', record.StructuredState ?? [])}");
        }

        var leak = _texts.Find(text => secret.Parts.Any(part => text.Text.Contains(part, StringComparison.OrdinalIgnoreCase)));
        foreach (var (where, _) in _texts)
        {
            var kind = where.Split('.')[0];
            Counts[kind] = Counts.GetValueOrDefault(kind) + 1;
        }

        _texts.Clear();
        return leak.Text is null ? null : $"{leak.Where}: {leak.Text}";
    }

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
        LoggerFactory.Dispose();
        _logs.Dispose();
    }

    private void AddActivity(Activity activity)
    {
        Add("span", $"{activity.DisplayName} {activity.StatusDescription}");
        AddTags("span", [.. activity.TagObjects]);
        foreach (var activityEvent in activity.Events)
        {
            AddTags("span", [.. activityEvent.Tags]);
        }
    }

    private void AddTags(string name, KeyValuePair<string, object?>[] tags) =>
        Add(name == "span" ? "span" : "metric", $"{name} {string.Join(' ', tags.Select(tag => $"{tag.Key}={tag.Value}"))}");
}
