using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client.Hosting;

/// <summary>Records the metrics of runs, and reports those of the stores.</summary>
internal sealed class SyncMetrics : IDisposable
{
    private const string KeyTag = "bulkexport.client.key";
    private const string ResourceTypeTag = "bulkexport.resource_type";
    private const string OutcomeTag = "bulkexport.sync.outcome";
    private const string ErrorTag = "error.type";

    private readonly SyncAccounts _accounts;
    private readonly TimeProvider _timeProvider;
    private readonly Meter _meter;
    private readonly Counter<long> _bytes;
    private readonly Counter<long> _failures;
    private readonly Histogram<double> _durations;

    public SyncMetrics(IServiceProvider provider, SyncAccounts accounts, TimeProvider timeProvider)
    {
        (_accounts, _timeProvider) = (accounts, timeProvider);
        var options = new MeterOptions(BulkExportSyncTelemetry.MeterName);
        _meter = provider.GetService<IMeterFactory>()?.Create(options) ?? new Meter(options);
        _bytes = _meter.CreateCounter<long>("bulkexport.sync.received_bytes", "By", "The number of compressed bytes received.");
        _failures = _meter.CreateCounter<long>("bulkexport.sync.failures", "{failure}", "The number of failed runs and failed days.");
        _durations = _meter.CreateHistogram<double>("bulkexport.sync.run.duration", "s", "The duration of runs.");
        _meter.CreateObservableGauge("bulkexport.sync.missing_days", ObserveMissingDays, "{day}", "The number of days that a store lacks.");
        _meter.CreateObservableGauge("bulkexport.sync.newest_day.age", ObserveAges, "d", "The age of the newest stored day.");
    }

    public void Record(SyncAccount account, SyncRun run, TimeSpan elapsed)
    {
        var tags = CreateTags(account);
        if (run.Result is { BytesReceived: > 0 } result)
        {
            _bytes.Add(result.BytesReceived, tags);
        }

        foreach (var day in run.Result?.Days.Where(day => day.Status == SyncDayStatus.Failed) ?? [])
        {
            _failures.Add(1, CreateTags(account, day.ResourceType.Value, day.Error));
        }

        if (run.Exception is not null)
        {
            tags.Add(ErrorTag, run.Exception.GetType().FullName);
            _failures.Add(1, tags);
        }

        tags.Add(OutcomeTag, GetOutcome(run.Status));
        _durations.Record(elapsed.TotalSeconds, tags);
    }

    /// <summary>Disposes the meter, unless it belongs to a meter factory, which ignores the call.</summary>
    public void Dispose() => _meter.Dispose();

    private static string GetOutcome(SyncRunStatus status) =>
        status switch
        {
            SyncRunStatus.Completed => "completed",
            SyncRunStatus.Deferred => "deferred",
            SyncRunStatus.Incomplete => "incomplete",
            SyncRunStatus.Failed => "failed",
            SyncRunStatus.Skipped => "skipped",
            SyncRunStatus.Busy => "busy",
            SyncRunStatus.Canceled => "canceled",
            _ => throw new UnreachableException(),
        };

    private static TagList CreateTags(SyncAccount account, string? resourceType = null, Exception? exception = null)
    {
        var tags = new TagList();
        if (account.Key is not null)
        {
            tags.Add(KeyTag, account.Key);
        }

        if (resourceType is not null)
        {
            tags.Add(ResourceTypeTag, resourceType);
        }

        if (exception is not null)
        {
            tags.Add(ErrorTag, exception.GetType().FullName);
        }

        return tags;
    }

    private IEnumerable<Measurement<int>> ObserveMissingDays() =>
        from account in _accounts.Known
        from resource in account.State?.Resources ?? []
        select new Measurement<int>(resource.MissingDays, [.. CreateTags(account, resource.ResourceType)]);

    private IEnumerable<Measurement<int>> ObserveAges()
    {
        var today = DateOnly.FromDateTime(_timeProvider.GetUtcNow().UtcDateTime).DayNumber;
        return from account in _accounts.Known
            from resource in account.State?.Resources ?? []
            let newest = resource.NewestDay
            where newest is not null
            select new Measurement<int>(today - newest.Value.DayNumber, [.. CreateTags(account, resource.ResourceType)]);
    }
}
