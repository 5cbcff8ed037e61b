namespace BulkExport.Cli.Json;

/// <summary>Describes the number of days of a synchronization in each status.</summary>
internal sealed record SyncDayCountsDocument(
    int Present,
    int Downloaded,
    int Reexported,
    int NoRecords,
    int Pending,
    int Deferred,
    int Failed
)
{
    public static SyncDayCountsDocument Create(SyncResult result) =>
        new(
            result.GetDayCount(SyncDayStatus.Present),
            result.GetDayCount(SyncDayStatus.Downloaded),
            result.GetDayCount(SyncDayStatus.Reexported),
            result.GetDayCount(SyncDayStatus.NoRecords),
            result.GetDayCount(SyncDayStatus.Pending),
            result.GetDayCount(SyncDayStatus.Deferred),
            result.GetDayCount(SyncDayStatus.Failed)
        );
}
