using CsCheck;

namespace BulkExport.Client.Tests.Sync;

/// <summary>Tests the rules that every plan follows, with random stores, lists, open jobs and quotas.</summary>
public class ExportPlannerPropertyTests
{
    private static readonly DateOnly First = new(2024, 1, 1);
    private static readonly Gen<bool> OneInThree = Gen.Int[0, 2].Select(value => value == 0);

    private static readonly Gen<StoredDay?> GenStored = Gen.OneOf(
        Gen.Const((StoredDay?)null),
        Gen.Select(Gen.Int[2, 12], Gen.Int[0, 3], (age, kind) => (StoredDay?)CreateStored(age, kind))
    );

    private static readonly Gen<PlanResource> GenResource = Gen.Select(
        Gen.Int[0, 3].Select(index => ResourceType.All[index]),
        GenStored.Array[450],
        OneInThree.Array[450],
        Gen.Select(Gen.Int[0, 449], Gen.Int[0, 20]).Array[0, 3],
        OneInThree.Array[450],
        CreateResource
    );

    private static readonly Gen<PlanInput> GenInput = Gen.Select(
        GenResource.Array[1, 4],
        Gen.Int[1, 450],
        Gen.Int[-3, 20],
        Gen.Int[0, 366],
        Gen.Int[0, 366],
        Gen.OneOf(Gen.Const((int?)null), Gen.Int[3, 10].Select(value => (int?)value)),
        OneInThree,
        (resources, days, age, available, quota, reexportAfter, all) =>
            new PlanInput
            {
                Resources = [.. resources.DistinctBy(resource => resource.ResourceType)],
                StartDay = First,
                EndDay = First.AddDays(days - 1),
                Today = First.AddDays(days + age),
                AvailableQuota = Math.Min(available, quota),
                DailyQuota = quota,
                ReexportAfter = reexportAfter,
                Days = all ? ExportDays.All : ExportDays.Missing,
            }
    );

    [Fact]
    public void Plan_AnyInput_FollowsRules() => GenInput.Sample(AssertRules, iter: 2_000);

    private static void AssertRules(PlanInput input)
    {
        var plan = ExportPlanner.Plan(input);

        // Each day is planned once.
        var days = input.Resources.SelectMany(resource =>
            DayRange
                .Enumerate(input.StartDay, input.EndDay)
                .Where(day => !resource.Processed.Contains(day))
                .Select(day => (resource.ResourceType, day))
        );
        Assert.Equal(days, plan.Days.Select(day => (day.ResourceType, day.Day)));

        // The jobs consist of the days to request, each one once.
        var requested = plan.Days.Where(day => day.Action == SyncAction.Request).ToArray();
        var inJobs = plan
            .Jobs.SelectMany(job => DayRange.Enumerate(job.StartDay, job.EndDay).Select(day => (job.ResourceType, day)))
            .ToArray();
        Assert.Equal(requested.Select(day => (day.ResourceType, day.Day)).ToHashSet(), inJobs.ToHashSet());
        Assert.Equal(requested.Length, inJobs.Length);
        Assert.All(plan.Jobs, job => Assert.InRange(job.DayCount, 1, 366));
        Assert.True(requested.Length <= input.AvailableQuota);
        AssertOrder(plan, input);
        foreach (var day in plan.Days)
        {
            AssertExplained(day, input);
        }
    }

    private static void AssertOrder(SyncPlan plan, PlanInput input)
    {
        var requested = plan.Days.Where(day => day.Action == SyncAction.Request).ToArray();
        var deferred = plan.Days.Where(day => day.Action == SyncAction.Defer && IsExportable(day.Day, input)).ToArray();
        if (deferred.Length == 0)
        {
            return;
        }

        Assert.Equal(input.AvailableQuota, requested.Length); // nothing is deferred while there is quota
        var last = requested.Select(GetPriority).DefaultIfEmpty().Max();
        Assert.True(requested.Length == 0 || deferred.All(day => GetPriority(day).CompareTo(last) >= 0));
        Assert.All(deferred, day => Assert.Equal(input.DailyQuota > 0, day.DeferredUntil > input.Today));
    }

    private static void AssertExplained(SyncPlanDay day, PlanInput input)
    {
        var resource = input.Resources.Single(resource => resource.ResourceType == day.ResourceType);
        var stored = resource.Stored.GetValueOrDefault(day.Day);
        var isOpen = resource.OpenJobs.Any(job => job.Contains(day.Day));
        var isStored = stored.File is not null || stored.HasNoRecords;
        Assert.Equal(isOpen, day.Action == SyncAction.Resume);
        Assert.True(day.Action != SyncAction.None || isStored);
        Assert.True(day.Action is not SyncAction.Request || IsExportable(day.Day, input));
        Assert.True(day.Action is not SyncAction.Download || resource.Listed[day.Day].Any());
        var isFree = !isOpen && !isStored && resource.Listed[day.Day].Any() && input.Days == ExportDays.Missing;
        Assert.True(!isFree || day.Action == SyncAction.Download);
        Assert.Equal(
            day.DeferredUntil is not null,
            day.Action == SyncAction.Defer && (input.DailyQuota > 0 || !IsExportable(day.Day, input))
        );
    }

    private static bool IsExportable(DateOnly day, PlanInput input) => day.AddDays(2) <= input.Today;

    private static (bool IsReexport, DateOnly Day) GetPriority(SyncPlanDay day) => (day.Reason == SyncReason.ReexportDue, day.Day);

    private static StoredDay CreateStored(int age, int kind) =>
        new(kind == 0 ? new IndexedFile() : null, HasNoRecords: kind == 1, kind < 2 ? First.AddDays(age) : null, HasFailed: kind == 2);

    private static PlanResource CreateResource(
        ResourceType resourceType,
        StoredDay?[] stored,
        bool[] listed,
        (int Start, int Length)[] openJobs,
        bool[] processed
    ) =>
        new()
        {
            ResourceType = resourceType,
            Stored = stored
                .Index()
                .Where(day => day.Item is not null)
                .ToDictionary(day => First.AddDays(day.Index), day => day.Item!.Value),
            Listed = listed
                .Index()
                .Where(day => day.Item)
                .Select(day => new ExportedDay
                {
                    Day = First.AddDays(day.Index),
                    CreatedOn = First.AddDays(day.Index + 2 + (day.Index % 9)),
                })
                .ToLookup(row => row.Day),
            OpenJobs =
            [
                .. openJobs.Select(job => new OpenJob
                {
                    StartDay = First.AddDays(job.Start),
                    EndDay = First.AddDays(job.Start + job.Length),
                }),
            ],
            Processed = processed.Index().Where(day => day.Item && day.Index % 5 == 0).Select(day => First.AddDays(day.Index)).ToHashSet(),
        };
}
