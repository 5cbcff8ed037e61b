namespace BulkExport.Client.Tests.Sync;

/// <summary>Tests which action is planned for a day in each situation.</summary>
public class ExportPlannerTests
{
    private static readonly DateOnly Today = PlanSituation.DefaultToday;
    private static readonly DateOnly Day = PlanSituation.Day;
    private static readonly JobSid Sid = JobSid.Parse("JS0123456789abcdef0123456789abcdef");

    [Fact]
    public void Plan_EmptyStore_RequestsDay() => AssertPlan(new(), SyncAction.Request, SyncReason.Missing);

    [Fact]
    public void Plan_DayListed_DownloadsDay() => AssertPlan(new() { Listed = [Day] }, SyncAction.Download, SyncReason.Missing);

    [Fact]
    public void Plan_ListedFileNotAvailable_RequestsDay() =>
        AssertPlan(new() { Listed = [Day], IsUnavailable = true }, SyncAction.Request, SyncReason.Missing);

    [Fact]
    public void Plan_OpenJobAndDayListed_ResumesJob() =>
        AssertPlan(new() { Listed = [Day], IsOpen = true }, SyncAction.Resume, SyncReason.InProgress);

    [Fact]
    public void Plan_OpenJobAndFileStored_ResumesJob() =>
        AssertPlan(new() { Stored = CreateFile(Day), IsOpen = true }, SyncAction.Resume, SyncReason.InProgress);

    [Fact]
    public void Plan_FailedPreviously_RequestsDay() =>
        AssertPlan(new() { Stored = new StoredDay(null, false, null, HasFailed: true) }, SyncAction.Request, SyncReason.FailedPreviously);

    [Fact]
    public void Plan_FileStored_DoesNothing() => AssertPlan(new() { Stored = CreateFile(Day) }, SyncAction.None, SyncReason.Present);

    [Fact]
    public void Plan_NoRecords_DoesNothing() =>
        AssertPlan(new() { Stored = new StoredDay(null, true, null, false) }, SyncAction.None, SyncReason.NoRecords);

    [Fact]
    public void Plan_AllDaysAndFileStored_RequestsDay() =>
        AssertPlan(
            new()
            {
                Stored = CreateFile(Day),
                Listed = [Day],
                Days = ExportDays.All,
            },
            SyncAction.Request,
            SyncReason.AllRequested
        );

    [Theory]
    [InlineData(2, SyncAction.Request, SyncReason.ReexportDue)] // created on November 12; the day is due on November 17
    [InlineData(6, SyncAction.Request, SyncReason.ReexportDue)]
    [InlineData(7, SyncAction.None, SyncReason.Present)]
    [InlineData(null, SyncAction.Request, SyncReason.ReexportDue)] // an unknown date
    public void Plan_ReexportAfterSevenDays_DependsOnTheCreationDate(int? createdAfter, SyncAction action, SyncReason reason) =>
        AssertPlan(new() { Stored = CreateFile(createdAfter is { } days ? Day.AddDays(days) : null), ReexportAfter = 7 }, action, reason);

    [Fact]
    public void Plan_ReexportNotDueYet_DoesNothing() =>
        AssertPlan(new() { Stored = CreateFile(Day.AddDays(2)), ReexportAfter = 15 }, SyncAction.None, SyncReason.Present);

    [Fact]
    public void Plan_ReexportDueAndNoRecords_RequestsDayOnce()
    {
        AssertPlan(
            new() { Stored = new StoredDay(null, true, Day.AddDays(2), false), ReexportAfter = 7 },
            SyncAction.Request,
            SyncReason.ReexportDue
        );
        AssertPlan(
            new() { Stored = new StoredDay(null, true, Day.AddDays(7), false), ReexportAfter = 7 },
            SyncAction.None,
            SyncReason.NoRecords
        );
    }

    [Theory]
    [InlineData(6, SyncAction.Request)]
    [InlineData(7, SyncAction.Download)]
    public void Plan_ReexportDueAndDayListed_DownloadsOnlyARecentFile(int createdAfter, SyncAction action) =>
        AssertPlan(
            new()
            {
                Stored = CreateFile(Day.AddDays(2)),
                Listed = [Day],
                ListedOn = Day.AddDays(createdAfter),
                ReexportAfter = 7,
            },
            action,
            SyncReason.ReexportDue
        );

    [Fact]
    public void Plan_DayTooRecent_DefersDay() =>
        AssertPlan(new() { Today = Day.AddDays(1) }, SyncAction.Defer, SyncReason.Missing, Day.AddDays(2));

    [Fact]
    public void Plan_NoQuota_DefersDay() =>
        AssertPlan(new() { AvailableQuota = 0 }, SyncAction.Defer, SyncReason.Missing, Today.AddDays(1));

    [Fact]
    public void Plan_QuotaZero_DefersDayWithoutDate() =>
        AssertPlan(new() { AvailableQuota = 0, DailyQuota = 0 }, SyncAction.Defer, SyncReason.Missing);

    [Fact]
    public void Plan_QuotaExceeded_RequestsOldestDaysOfAllTypesFirst()
    {
        var resources = new[] { ResourceType.Messages, ResourceType.Calls }.Select(type => new PlanResource
        {
            ResourceType = type,
            Stored = new Dictionary<DateOnly, StoredDay>(),
        });

        var plan = ExportPlanner.Plan(
            new PlanInput
            {
                Resources = [.. resources],
                StartDay = Day.AddDays(-9),
                EndDay = Day,
                Today = Today,
                AvailableQuota = 9,
                DailyQuota = 4,
            }
        );

        Assert.Equal(
            [
                new SyncPlanJob(ResourceType.Messages, Day.AddDays(-9), Day.AddDays(-5)),
                new SyncPlanJob(ResourceType.Calls, Day.AddDays(-9), Day.AddDays(-6)),
            ],
            plan.Jobs
        );
        Assert.Equal(9, plan.RequestedDayCount);
        var deferred = plan.Days.Where(day => day.Action == SyncAction.Defer).OrderBy(day => day.Day).Select(day => day.DeferredUntil);
        Assert.Equal([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3], deferred.Select(date => date!.Value.DayNumber - Today.DayNumber));
    }

    private static StoredDay CreateFile(DateOnly? createdOn) => new(new IndexedFile { JobSid = Sid }, false, createdOn, false);

    private static void AssertPlan(PlanSituation situation, SyncAction action, SyncReason reason, DateOnly? deferredUntil = null)
    {
        var plan = ExportPlanner.Plan(situation.CreateInput());

        var expected = new SyncPlanDay
        {
            ResourceType = ResourceType.Messages,
            Day = Day,
            Action = action,
            Reason = reason,
            DeferredUntil = deferredUntil,
        };
        Assert.Equal([expected], plan.Days);
        Assert.Equal(action == SyncAction.Request ? [new SyncPlanJob(ResourceType.Messages, Day, Day)] : [], plan.Jobs);
        Assert.Equal(action is not (SyncAction.None or SyncAction.Defer), plan.HasWork);
    }
}
