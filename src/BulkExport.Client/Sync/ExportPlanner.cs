namespace BulkExport.Client;

/// <summary>Determines what has to be done to synchronize a store.</summary>
/// <remarks>The plan depends only on the input. Days that the service already lists are downloaded at no quota. Other days are requested in the following order until
/// the quota is used: missing days before days to export once more, and older days before newer ones.</remarks>
internal static class ExportPlanner
{
    /// <summary>The number of days after which the service can export a day.</summary>
    public const int MinAgeDays = 2;

    /// <summary>The number of days after which the service removes a file, and the job itself.</summary>
    public const int RetentionDays = 7;

    /// <summary>The maximum number of days of one job, which is the quota of the service per UTC calendar day.</summary>
    public const int MaxJobDays = 366;

    /// <summary>Gets the latest day that can be exported on a date.</summary>
    public static DateOnly GetLatestDay(DateOnly today) => today.AddDays(-MinAgeDays);

    public static SyncPlan Plan(PlanInput input)
    {
        var days = input.Resources.SelectMany(resource => PlanDays(input, resource)).ToArray();
        var candidates = days.Index()
            .Where(day => day.Item.Action == SyncAction.Request)
            .OrderBy(day => day.Item.Reason == SyncReason.ReexportDue)
            .ThenBy(day => day.Item.Day)
            .Select(day => day.Index)
            .ToArray();
        for (var i = input.AvailableQuota; i < candidates.Length; i++)
        {
            days[candidates[i]] = days[candidates[i]] with
            {
                Action = SyncAction.Defer,
                DeferredUntil = input.DailyQuota == 0 ? null : input.Today.AddDays(1 + ((i - input.AvailableQuota) / input.DailyQuota)),
            };
        }

        return new SyncPlan { Days = days, Jobs = CreateJobs(days) };
    }

    private static IEnumerable<SyncPlanDay> PlanDays(PlanInput input, PlanResource resource) =>
        DayRange
            .Enumerate(input.StartDay, input.EndDay)
            .Where(day => !resource.Processed.Contains(day))
            .Select(day => PlanDay(input, resource, day));

    private static SyncPlanDay PlanDay(PlanInput input, PlanResource resource, DateOnly day)
    {
        var reason = GetReason(input, resource, day);
        var action = reason switch
        {
            SyncReason.Present or SyncReason.NoRecords => SyncAction.None,
            SyncReason.InProgress => SyncAction.Resume,
            _ when IsListed(input, resource, day, reason) => SyncAction.Download,
            _ => day > GetLatestDay(input.Today) ? SyncAction.Defer : SyncAction.Request,
        };
        return new SyncPlanDay
        {
            ResourceType = resource.ResourceType,
            Day = day,
            Action = action,
            Reason = reason,
            DeferredUntil = action == SyncAction.Defer ? day.AddDays(MinAgeDays) : null,
        };
    }

    private static SyncReason GetReason(PlanInput input, PlanResource resource, DateOnly day)
    {
        if (resource.OpenJobs.Any(job => job.Contains(day)))
        {
            return SyncReason.InProgress;
        }

        if (input.Days == ExportDays.All)
        {
            return SyncReason.AllRequested;
        }

        var stored = resource.Stored.GetValueOrDefault(day);
        return stored switch
        {
            { File: null, HasNoRecords: false } => stored.HasFailed ? SyncReason.FailedPreviously : SyncReason.Missing,
            _ when IsReexportDue(input, stored, day) => SyncReason.ReexportDue,
            { File: null } => SyncReason.NoRecords,
            _ => SyncReason.Present,
        };
    }

    private static bool IsReexportDue(PlanInput input, StoredDay stored, DateOnly day) =>
        GetReexportDate(input, day) is { } date && input.Today >= date && !(stored.ExportedOn >= date);

    private static bool IsListed(PlanInput input, PlanResource resource, DateOnly day, SyncReason reason) =>
        reason switch
        {
            SyncReason.AllRequested => false,
            _ when resource.Unavailable.Contains(day) => false,
            SyncReason.ReexportDue => resource.Listed[day].Any(row => row.CreatedOn >= GetReexportDate(input, day)),
            _ => resource.Listed[day].Any(),
        };

    private static DateOnly? GetReexportDate(PlanInput input, DateOnly day) =>
        input.ReexportAfter is { } days ? DateOnly.FromDayNumber(Math.Min(day.DayNumber + days, DateOnly.MaxValue.DayNumber)) : null;

    /// <summary>Combines consecutive days into as few jobs as possible.</summary>
    private static SyncPlanJob[] CreateJobs(IEnumerable<SyncPlanDay> days)
    {
        var jobs = new List<SyncPlanJob>();
        foreach (var day in days.Where(day => day.Action == SyncAction.Request))
        {
            if (
                jobs is [.., var last]
                && last.ResourceType == day.ResourceType
                && last.EndDay.AddDays(1) == day.Day
                && last.DayCount < MaxJobDays
            )
            {
                jobs[^1] = last with { EndDay = day.Day };
            }
            else
            {
                jobs.Add(new SyncPlanJob(day.ResourceType, day.Day, day.Day));
            }
        }

        return [.. jobs.OrderBy(job => job.StartDay)];
    }
}
