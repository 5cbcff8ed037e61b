namespace BulkExport.Client.Testing.Tests;

/// <summary>Tests records whose values are final only some time after their day, and days that several jobs export.</summary>
public sealed class SettlementTests()
    : SimulatorTestBase(timeProvider => new SimulatedBulkExportOptions { TimeProvider = timeProvider, SettleAfter = TimeSpan.FromDays(3) })
{
    /// <summary>The latest day that can be exported. Its values are final at the start of July 12.</summary>
    private static readonly DateOnly Day = new(2026, 7, 8);

    private static readonly SimulatedJob OneDay = ThreeDays with { StartDay = Day, EndDay = Day };

    public static TheoryData<string> ResourceTypes { get; } = new(ResourceType.All.Select(type => type.Value));

    [Theory]
    [MemberData(nameof(ResourceTypes))]
    public void File_GeneratedEarly_DiffersFromFinalFileOnlyInUnsettledValues(string resourceType)
    {
        var type = new ResourceType(resourceType);
        var job = Service.Jobs.Add(OneDay with { ResourceType = type, StartDay = Day.AddDays(-2) });
        Time.Advance(TimeSpan.FromMinutes(1));
        for (var day = Day.AddDays(-1); day <= Day; day = day.AddDays(1))
        {
            var early = Service.Days.Find(job, day)!.File;
            var final = Service.Files.Get(type, day);

            var (earlyRecords, finalRecords) = (early.ReadRecords().ToList(), final.ReadRecords().ToList());

            Assert.Equal(finalRecords.Select(record => record.Sid), earlyRecords.Select(record => record.Sid));
            Assert.Equal((final.RecordCount, 0), (early.RecordCount, final.UnsettledRecordCount));
            Assert.InRange(early.UnsettledRecordCount!.Value, 1, early.RecordCount!.Value / 2);
            var changed = earlyRecords.Zip(finalRecords).Where(pair => pair.First != pair.Second).ToList();
            Assert.InRange(changed.Count, 1, early.UnsettledRecordCount.Value);
            Assert.All(changed, pair => Assert.Null(pair.First.Price));
            Assert.All(changed, pair => Assert.Contains(pair.First.Status, GetPossibleStatuses(pair.Second.Status)));
            Assert.Equal(early.PriceSum, earlyRecords.Sum(record => record.Price ?? 0));
            Assert.Equal(final.PriceSum, finalRecords.Sum(record => record.Price ?? 0));
        }

        static string[] GetPossibleStatuses(string finalStatus) => [finalStatus, "sent", "in-progress", "connected"];
    }

    [Fact]
    public void File_OldDayOrLaterJob_HasFinalValues()
    {
        var early = Service.Jobs.Add(OneDay with { StartDay = Day.AddDays(-2) });
        Time.SetUtcNow(new DateTimeOffset(2026, 7, 11, 23, 59, 0, TimeSpan.Zero));
        var late = Service.Jobs.Add(OneDay with { QueueTime = TimeSpan.FromSeconds(58), TimePerDay = TimeSpan.FromSeconds(2) });
        Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(0, Service.Days.Find(early, Day.AddDays(-2))!.File.UnsettledRecordCount);
        Assert.NotEqual(0, Service.Days.Find(early, Day)!.File.UnsettledRecordCount);
        Assert.Equal(Service.Files.Get(ResourceType.Messages, Day).ToArray(), Service.Days.Find(late, Day)!.File.ToArray());
    }

    [Fact]
    public async Task List_DayExportedEarlyAndLate_ServesNewestAndListsBoth()
    {
        using var client = CreateClient();
        var early = Service.Jobs.Add(OneDay with { FriendlyName = "early" });
        Time.Advance(TimeSpan.FromMinutes(1));
        var beforeLate = await DownloadAsync(Http, Day);
        Time.Advance(TimeSpan.FromDays(3));
        var late = Service.Jobs.Add(OneDay with { FriendlyName = "late" });
        Time.Advance(TimeSpan.FromMinutes(1));

        var listed = await client.Days.ListAsync(ResourceType.Messages, cancellationToken: Token).ToListAsync(Token);
        var afterLate = await DownloadAsync(Http, Day);

        var (earlyDay, lateDay) = (Service.Days.Find(early, Day)!, Service.Days.Find(late, Day)!);
        Assert.Equal(
            [(early, "early"), (late, "late")],
            Service.Days.List(ResourceType.Messages).Zip(listed, (day, item) => (day.JobSid, item.FriendlyName))
        );
        Assert.Equal([earlyDay.File.Length, lateDay.File.Length], listed.Select(day => day.Size));
        Assert.NotEqual(earlyDay.File.Length, lateDay.File.Length);
        Assert.Equal([new DateOnly(2026, 7, 10), new DateOnly(2026, 7, 13)], listed.Select(day => day.CreatedOn!.Value));
        Assert.Equal(earlyDay.File.ToArray(), beforeLate);
        Assert.Equal(lateDay.File.ToArray(), afterLate);
    }

    [Fact]
    public async Task List_EarlierExportExpires_ServesLaterExport()
    {
        Service.Jobs.Add(OneDay);
        Time.Advance(TimeSpan.FromDays(5));
        var late = Service.Jobs.Add(OneDay);
        Time.Advance(TimeSpan.FromDays(3));

        Assert.Equal(late, Assert.Single(Service.Days.List(ResourceType.Messages)).JobSid);
        Assert.Equal(Service.Files.Get(ResourceType.Messages, Day).ToArray(), await DownloadAsync(Http, Day));
    }

    [Fact]
    public void Find_JobRemovedOrExpiredOrUnknown_ReturnsDayOnlyForCompletedDays()
    {
        var job = Service.Jobs.Add(OneDay);
        Assert.Null(Service.Days.Find(job, Day));
        Time.Advance(TimeSpan.FromDays(30));

        Assert.Equal(Day, Service.Days.Find(job, Day)?.Day);
        Assert.Null(Service.Days.Find(job, Day.AddDays(1)));
        Assert.Null(Service.Days.Find(ResourceType.Messages, Day));
        Service.Jobs.Remove(job);
        Assert.Equal(Start.AddSeconds(7), Service.Days.Find(job, Day)?.GeneratedAt);
        Service.Jobs.Clear();
        Assert.Null(Service.Days.Find(job, Day));
    }

    [Fact]
    public async Task UnsettledProbability_One_OmitsAllPricesOfEarlyFile()
    {
        await using var service = SimulatedBulkExport.Start(
            new SimulatedBulkExportOptions
            {
                TimeProvider = Time,
                SettleAfter = TimeSpan.MaxValue,
                UnsettledProbability = 1,
            }
        );
        var job = service.Jobs.Add(OneDay with { Age = TimeSpan.FromHours(1) });

        var file = service.Days.Find(job, Day)!.File;

        Assert.Equal(file.RecordCount, file.UnsettledRecordCount);
        Assert.Equal(0, file.PriceSum);
        Assert.All(file.ReadRecords(), record => Assert.Null(record.Price));
        Assert.All(file.ReadRecords(), record => Assert.Contains(record.Status, (string[])["sent", "received"]));
    }

    [Fact]
    public async Task File_ManyMultiMemberRecords_HasSameRecordsBeforeSettlement()
    {
        await using var service = SimulatedBulkExport.Start(
            new SimulatedBulkExportOptions
            {
                TimeProvider = Time,
                SettleAfter = TimeSpan.FromDays(30),
                RecordsPerDay = (_, _) => 1_000,
            }
        );
        var job = service.Jobs.Add(OneDay with { StartDay = Day.AddDays(-7), Age = TimeSpan.FromHours(1) });
        for (var day = Day.AddDays(-7); day <= Day; day = day.AddDays(1))
        {
            Assert.Equal(
                service.Files.Get(ResourceType.Messages, day).ReadRecords().Select(record => record.Sid),
                service.Days.Find(job, day)!.File.ReadRecords().Select(record => record.Sid)
            );
        }
    }

    [Fact]
    public void Options_OutOfRange_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedBulkExportOptions { SettleAfter = TimeSpan.FromTicks(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedBulkExportOptions { UnsettledProbability = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedBulkExportOptions { UnsettledProbability = double.NaN });
    }
}
