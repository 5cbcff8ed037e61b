namespace BulkExport.Client;

/// <summary>Creates the results for the days of a synchronization.</summary>
internal static class SyncResultFactory
{
    /// <summary>Creates the results for all days in the order of the plan.</summary>
    public static IReadOnlyList<SyncDayResult> Create(IExportStore store, ExportRun run, SyncPlan plan)
    {
        var sessions = run.Sessions.ToDictionary(session => session.ResourceType);
        return [.. plan.Days.Select(day => Create(store, sessions[day.ResourceType], run.Planned[(day.ResourceType, day.Day)]))];
    }

    /// <summary>Updates the result of a day after its export.</summary>
    public static SyncDayResult Update(SyncDayResult day, ExportDayResult result) =>
        day with
        {
            Status = result.Status switch
            {
                ExportDayStatus.Downloaded => day.File is null ? SyncDayStatus.Downloaded : SyncDayStatus.Reexported,
                ExportDayStatus.AlreadyDownloaded => SyncDayStatus.Present,
                ExportDayStatus.NoRecords => SyncDayStatus.NoRecords,
                _ => SyncDayStatus.Failed,
            },
            File = result.File ?? day.File,
            Error = result.Error,
        };

    private static SyncDayResult Create(IExportStore store, ExportSession session, SyncPlanDay planned)
    {
        var file = session.GetStored(planned.Day).File;
        var day = new SyncDayResult
        {
            ResourceType = planned.ResourceType,
            Day = planned.Day,
            Status = GetStatus(planned),
            DeferredUntil = planned.DeferredUntil,
            File = file is null ? null : ExportFileFactory.Create(store, planned.ResourceType, planned.Day, file),
        };
        return session.Outcomes.GetValueOrDefault(planned.Day) switch
        {
            null => day,
            { Result: { } result } => Update(day, result) with { DeferredUntil = null },
            var outcome => day with { Status = outcome.Status, DeferredUntil = outcome.DeferredUntil, Error = outcome.Error },
        };
    }

    private static SyncDayStatus GetStatus(SyncPlanDay planned) =>
        planned.Action switch
        {
            SyncAction.Defer => SyncDayStatus.Deferred,
            SyncAction.None => planned.Reason == SyncReason.NoRecords ? SyncDayStatus.NoRecords : SyncDayStatus.Present,
            _ => SyncDayStatus.Pending,
        };
}
