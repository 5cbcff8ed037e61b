using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BulkExport.Client;

/// <summary>Provides the activity source and the meter of the client. The names of activities, instruments and tags are part of the public
/// API.</summary>
internal static class BulkExportTelemetry
{
    public const string Name = "BulkExport.Client";

    public static readonly ActivitySource ActivitySource = new(Name);

    private static readonly Meter Meter = new(Name);

    /// <summary>Counts the job polls, by outcome.</summary>
    public static readonly Counter<long> Polls = Meter.CreateCounter<long>("bulkexport.client.polls", "{poll}", "The number of job polls.");

    /// <summary>Counts the waits for jobs that have ended, by outcome.</summary>
    public static readonly Counter<long> Waits = Meter.CreateCounter<long>(
        "bulkexport.client.waits",
        "{wait}",
        "The number of waits for jobs that have ended."
    );
}
