using CsCheck;

namespace BulkExport.Client.Testing.Tests;

public sealed class JobProgressTests : SimulatorTestBase
{
    private static readonly DateOnly First = new(2026, 1, 1);

    private static readonly JobStatus[] Outcomes =
    [
        JobStatus.Completed,
        JobStatus.CompletedEmptyRecords,
        JobStatus.Failed,
        JobStatus.DeletedByUserRequest,
    ];

    private static readonly Gen<SimulatedJob> GenJob =
        from days in Gen.Int[1, 40]
        from queue in Gen.Int[0, 60]
        from perDay in Gen.Int[0, 20]
        from atOnce in Gen.Int[1, 50]
        from namesDays in Gen.Bool
        from outcomes in Gen.Int[0, Outcomes.Length - 1].Array[0, days]
        from retried in Gen.Bool.Array[0, days]
        select new SimulatedJob
        {
            StartDay = First,
            EndDay = First.AddDays(days - 1),
            QueueTime = TimeSpan.FromSeconds(queue),
            TimePerDay = TimeSpan.FromSeconds(perDay),
            MaxConcurrentDays = atOnce,
            IncludeDays = namesDays,
            Outcomes = outcomes.Index().ToDictionary(day => First.AddDays(day.Index), day => Outcomes[day.Item]),
            RetriedDays = [.. retried.Index().Where(day => day.Item).Select(day => First.AddDays(day.Index))],
        };

    [Fact]
    public async Task Fetch_AtAnyTimeOfAnyPlan_CountsEveryDayAndNeverGoesBack()
    {
        using var client = CreateClient();
        await Gen.Select(GenJob, Gen.Int[1, 90].Array[1, 8])
            .SampleAsync((plan, steps) => FollowAsync(client, plan, steps), iter: 60, threads: 1);
    }

    private async Task FollowAsync(BulkExportClient client, SimulatedJob plan, int[] steps)
    {
        var sid = Service.Jobs.Add(plan);
        var before = await client.Jobs.FetchAsync(sid, Token);
        Check(before, plan);
        foreach (var step in steps)
        {
            Clock.Advance(TimeSpan.FromSeconds(step));
            var now = await client.Jobs.FetchAsync(sid, Token);
            Check(now, plan);
            Assert.True(Final(now) >= Final(before), "a day that was done is no longer");
            Assert.True(
                now.Details.GetCount(JobStatus.Submitted) <= before.Details.GetCount(JobStatus.Submitted),
                "a day is back in the queue"
            );
            before = now;
        }

        Clock.Advance(TimeSpan.FromHours(2));
        Assert.True((await client.Jobs.FetchAsync(sid, Token)).IsFinished);
        await client.Jobs.DeleteAsync(sid, Token);
    }

    private static void Check(Job job, SimulatedJob plan)
    {
        Assert.Equal(job.DayCount, job.Details.Sum(bucket => bucket.Count));
        Assert.All(job.Details, bucket => Assert.True(bucket.Count > 0));
        Assert.Equal(job.Details.Count, job.Details.Select(bucket => bucket.Status).Distinct().Count());
        Assert.True(job.Details.GetCount(JobStatus.Running) + job.Details.GetCount(JobStatus.ErrorDuringRun) <= plan.MaxConcurrentDays);
        Assert.Equal(job.IsFinished, job.EstimatedCompletionTime is null);
        if (plan.IncludeDays)
        {
            var days = job.Details.SelectMany(bucket => bucket.Days).Order();
            Assert.Equal(Enumerable.Range(0, job.DayCount).Select(plan.StartDay.AddDays), days);
            Assert.All(job.Details, bucket => Assert.Equal(bucket.Count, bucket.Days.Count));
        }
        else
        {
            Assert.All(job.Details, bucket => Assert.Empty(bucket.Days));
        }
    }

    private static int Final(Job job) => job.Details.Where(bucket => bucket.Status.IsTerminal).Sum(bucket => bucket.Count);
}
