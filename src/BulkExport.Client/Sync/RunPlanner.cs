namespace BulkExport.Client;

/// <summary>Loads the state of a run from the store and the service, and creates the plan.</summary>
internal sealed class RunPlanner(ExportServices services, ExportRunRequest request, IReadOnlyList<ExportSession> sessions, JobQuota quota)
{
    /// <summary>Creates the plan. The days of a resource type are listed only if at least one day is wanted.</summary>
    public async Task<SyncPlan> PlanAsync(CancellationToken cancellationToken)
    {
        foreach (var session in sessions)
        {
            await session.LoadAsync(request.StartDay, request.EndDay, !request.DryRun, cancellationToken).ConfigureAwait(false);
        }

        var today = UtcDate.Get(services.TimeProvider);
        var available = await GetAvailableQuotaAsync(today, cancellationToken).ConfigureAwait(false);
        var plan = CreatePlan(today, available);
        if (request.Days == ExportDays.All)
        {
            return plan;
        }

        var latest = ExportPlanner.GetLatestDay(today);
        var wanted = plan.Days.Where(day => day.Day <= latest && day.Action is SyncAction.Request or SyncAction.Defer);
        var types = wanted.Select(day => day.ResourceType).ToHashSet();
        if (types.Count == 0)
        {
            return plan;
        }

        foreach (var session in sessions.Where(session => types.Contains(session.ResourceType)))
        {
            session.Listed = await ListDaysAsync(session.ResourceType, cancellationToken).ConfigureAwait(false);
        }

        return CreatePlan(today, available);
    }

    /// <summary>Gets the number of days that can be requested for new jobs. Open jobs take precedence, because their days are older.</summary>
    private async Task<int> GetAvailableQuotaAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var available = await quota.GetAvailableAsync(today, cancellationToken).ConfigureAwait(false);
        foreach (var session in available > 0 ? sessions : [])
        {
            available -= await session.CountUncreatedDaysAsync(request.StartDay, request.EndDay, cancellationToken).ConfigureAwait(false);
        }

        return Math.Max(available, 0);
    }

    private SyncPlan CreatePlan(DateOnly today, int available) =>
        ExportPlanner.Plan(
            new PlanInput
            {
                Resources = [.. sessions.Select(session => session.CreatePlanResource())],
                StartDay = request.StartDay,
                EndDay = request.EndDay,
                Today = today,
                AvailableQuota = available,
                DailyQuota = request.DailyQuota,
                Days = request.Days,
                ReexportAfter = request.ReexportAfter,
            }
        );

    private async Task<ILookup<DateOnly, ExportedDay>?> ListDaysAsync(ResourceType resourceType, CancellationToken cancellationToken)
    {
        try
        {
            return await services.Days.ListByDayAsync(resourceType, cancellationToken).ConfigureAwait(false);
        }
        catch (BulkExportException) when (!request.ContinueOnError)
        {
            return null; // all days are requested
        }
    }
}
