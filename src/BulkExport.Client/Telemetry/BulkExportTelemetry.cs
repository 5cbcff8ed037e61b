using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BulkExport.Client;

/// <summary>The names under which the client traces and counts. They are a contract: see the README.</summary>
internal static class BulkExportTelemetry
{
    public const string Name = "BulkExport.Client";

    public static readonly ActivitySource Activities = new(Name);

    private static readonly Meter Meter = new(Name);

    /// <summary>Calls made while waiting for jobs, by outcome.</summary>
    public static readonly Counter<long> Polls = Meter.CreateCounter<long>(
        "bulkexport.client.polls",
        "{poll}",
        "Calls made while waiting for jobs."
    );

    /// <summary>Waits for jobs that have ended, by outcome.</summary>
    public static readonly Counter<long> Waits = Meter.CreateCounter<long>(
        "bulkexport.client.waits",
        "{wait}",
        "Waits for jobs that have ended."
    );
}
