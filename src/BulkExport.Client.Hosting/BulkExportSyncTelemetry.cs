namespace BulkExport.Client.Hosting;

/// <summary>Provides the name of the meter of scheduled synchronizations, for example for OpenTelemetry.</summary>
/// <remarks>
/// <para>The names of the instruments and tags are part of the public API:</para>
/// <list type="table">
/// <item><term><c>bulkexport.sync.missing_days</c></term><description>A gauge: the number of days that a store lacks, by resource type.</description></item>
/// <item><term><c>bulkexport.sync.newest_day.age</c></term><description>A gauge: the age of the newest stored day in days, by resource type.</description></item>
/// <item><term><c>bulkexport.sync.received_bytes</c></term><description>A counter: the compressed bytes received.</description></item>
/// <item><term><c>bulkexport.sync.failures</c></term><description>A counter: failed runs, and failed days by resource type, by <c>error.type</c>.</description></item>
/// <item><term><c>bulkexport.sync.run.duration</c></term><description>A histogram: the duration of the runs in seconds, by <c>bulkexport.sync.outcome</c>:
/// <c>completed</c>, <c>deferred</c>, <c>incomplete</c>, <c>failed</c>, <c>canceled</c>, or <c>skipped</c> and <c>busy</c> if another process synchronizes
/// the store.</description></item>
/// </list>
/// <para>The tags are <c>bulkexport.resource_type</c> and, for a named or keyed client, <c>bulkexport.client.key</c>. The gauges are updated at the end of each
/// run.</para>
/// </remarks>
/// <example>
/// <code language="csharp">
/// builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter(BulkExportSyncTelemetry.MeterName));
/// </code>
/// </example>
public static class BulkExportSyncTelemetry
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "BulkExport.Client.Hosting";
}
