using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BulkExport.Client;

/// <summary>The activity source and the instruments of the client. Their names are part of the public contract.</summary>
internal static class BulkExportTelemetry
{
    public const string Name = "BulkExport.Client";

    public static readonly ActivitySource ActivitySource = new(Name);

    private static readonly Meter Meter = new(Name);

    /// <summary>Polls made while waiting for jobs, by outcome.</summary>
    public static readonly Counter<long> Polls = Meter.CreateCounter<long>(
        "bulkexport.client.polls",
        "{poll}",
        "The number of polls made while waiting for jobs."
    );

    /// <summary>Waits for jobs that ended, by outcome.</summary>
    public static readonly Counter<long> Waits = Meter.CreateCounter<long>(
        "bulkexport.client.waits",
        "{wait}",
        "The number of waits for jobs that ended."
    );
}
