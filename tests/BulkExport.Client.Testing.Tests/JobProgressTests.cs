using CsCheck;

namespace BulkExport.Client.Testing.Tests;

/// <summary>Tests invariants of the progress of randomly generated jobs.</summary>
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
        from concurrentDays in Gen.Int[1, 50]
        from includeDays in Gen.Bool
        from outcomes in Gen.Int[0, Outcomes.Length - 1].Array[0, days]
        from retried in Gen.Bool.Array[0, days]
        select new SimulatedJob
        {
            StartDay = First,
            EndDay = First.AddDays(days - 1),
            QueueTime = TimeSpan.FromSeconds(queue),
            TimePerDay = TimeSpan.FromSeconds(perDay),
            MaxConcurrentDays = concurrentDays,
            IncludeDays = includeDays,
            Outcomes = outcomes.Index().ToDictionary(day => First.AddDays(day.Index), day => Outcomes[day.Item]),
            RetriedDays = [.. retried.Index().Where(day => day.Item).Select(day => First.AddDays(day.Index))],
        };

    [Fact]
    public async Task Fetch_AnyScheduleAndTime_ReturnsConsistentProgress()
    {
        using var client = CreateClient();
        await Gen.Select(GenJob, Gen.Int[1, 90].Array[1, 8])
            .SampleAsync((plan, steps) => VerifyProgressAsync(client, plan, steps), iter: 60, threads: 1);
    }

    private async Task VerifyProgressAsync(BulkExportClient client, SimulatedJob plan, int[] steps)
    {
        var sid = Service.Jobs.Add(plan);
        var before = await client.Jobs.FetchAsync(sid, Token);
        VerifyInvariants(before, plan);
        foreach (var step in steps)
        {
            Time.Advance(TimeSpan.FromSeconds(step));
            var now = await client.Jobs.FetchAsync(sid, Token);
            VerifyInvariants(now, plan);
            Assert.True(CountTerminal(now) >= CountTerminal(before), "The number of completed days decreased.");
            Assert.True(
                now.Details.GetDayCount(JobStatus.Submitted) <= before.Details.GetDayCount(JobStatus.Submitted),
                "The number of submitted days increased."
            );
            before = now;
        }

        Time.Advance(TimeSpan.FromHours(2));
        Assert.True((await client.Jobs.FetchAsync(sid, Token)).IsFinished);
        await client.Jobs.DeleteAsync(sid, Token);
    }

    private static void VerifyInvariants(Job job, SimulatedJob plan)
    {
        Assert.Equal(job.DayCount, job.Details.Sum(group => group.Count));
        Assert.All(job.Details, group => Assert.True(group.Count > 0));
        Assert.Equal(job.Details.Count, job.Details.Select(group => group.Status).Distinct().Count());
        Assert.True(
            job.Details.GetDayCount(JobStatus.Running) + job.Details.GetDayCount(JobStatus.ErrorDuringRun) <= plan.MaxConcurrentDays
        );
        Assert.Equal(job.IsFinished, job.EstimatedCompletionTime is null);
        if (plan.IncludeDays)
        {
            var days = job.Details.SelectMany(group => group.Days).Order();
            Assert.Equal(Enumerable.Range(0, job.DayCount).Select(plan.StartDay.AddDays), days);
            Assert.All(job.Details, group => Assert.Equal(group.Count, group.Days.Count));
        }
        else
        {
            Assert.All(job.Details, group => Assert.Empty(group.Days));
        }
    }

    private static int CountTerminal(Job job) => job.Details.Where(group => group.Status.IsTerminal).Sum(group => group.Count);
}
