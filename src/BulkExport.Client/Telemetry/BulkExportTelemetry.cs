using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BulkExport.Client;

/// <summary>Provides the names of the telemetry sources of the client, for example for OpenTelemetry.</summary>
/// <remarks>The names of the activities, instruments and tags are part of the public API.</remarks>
/// <example>
/// <code language="csharp">
/// builder.Services.AddOpenTelemetry()
///     .WithTracing(tracing => tracing.AddSource(BulkExportTelemetry.ActivitySourceName))
///     .WithMetrics(metrics => metrics.AddMeter(BulkExportTelemetry.MeterName));
/// </code>
/// </example>
public static class BulkExportTelemetry
{
    /// <summary>The name of the activity source.</summary>
    public const string ActivitySourceName = "BulkExport.Client";

    /// <summary>The name of the meter.</summary>
    public const string MeterName = "BulkExport.Client";

    internal static readonly ActivitySource ActivitySource = new(ActivitySourceName);

    private static readonly Meter Meter = new(MeterName);

    /// <summary>Counts the job polls, by outcome.</summary>
    internal static readonly Counter<long> Polls = Meter.CreateCounter<long>(
        "bulkexport.client.polls",
        "{poll}",
        "The number of job polls."
    );

    /// <summary>Counts the waits for jobs when they end, by outcome: finished, timeout, failed, canceled or abandoned.</summary>
    internal static readonly Counter<long> Waits = Meter.CreateCounter<long>(
        "bulkexport.client.waits",
        "{wait}",
        "The number of ended waits for jobs."
    );
}
