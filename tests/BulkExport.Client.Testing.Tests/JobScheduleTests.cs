using System.Net;

namespace BulkExport.Client.Testing.Tests;

/// <summary>Tests the progress of jobs as the fake time advances.</summary>
public sealed class JobScheduleTests : SimulatorTestBase
{
    private static readonly DateOnly First = new(2026, 7, 1);

    [Fact]
    public async Task Fetch_TimeAdvances_ReturnsNextStatuses()
    {
        using var client = CreateClient();
        var sid = Service.Jobs.Add(
            ThreeDays with
            {
                Outcomes = new Dictionary<DateOnly, JobStatus> { [First.AddDays(1)] = JobStatus.Failed },
                RetriedDays = [First],
            }
        );

        (int Seconds, string Details, int? Position)[] steps =
        [
            (0, "Submitted 3", 1),
            (5, "Running 2, Submitted 1", null),
            (7, "ErrorDuringRun 1, Failed 1, Running 1", null),
            (9, "Running 1, Failed 1, Completed 1", null),
            (11, "Completed 2, Failed 1", null),
        ];
        foreach (var (seconds, details, position) in steps)
        {
            Time.SetUtcNow(Start.AddSeconds(seconds));
            var job = await client.Jobs.FetchAsync(sid, Token);

            Assert.Equal(details, job.Details.ToString());
            Assert.Equal(position, job.QueuePosition);
            Assert.Equal(seconds == 11, job.IsFinished);
            Assert.Equal(seconds == 11 ? null : Start.AddSeconds(11), job.EstimatedCompletionTime);
        }
    }

    [Fact]
    public async Task Fetch_QueueTimeElapses_ReturnsDecreasingQueuePosition()
    {
        using var client = CreateClient();
        var sid = Service.Jobs.Add(ThreeDays with { QueueTime = TimeSpan.FromSeconds(4), QueuePosition = 5 });
        var positions = new List<int?>();
        for (var second = 0; second <= 4; second++)
        {
            Time.SetUtcNow(Start.AddSeconds(second));
            positions.Add((await client.Jobs.FetchAsync(sid, Token)).QueuePosition);
        }

        Assert.Equal([5, 4, 3, 2, null], positions);
    }

    [Fact]
    public async Task Fetch_RetentionExpired_ReturnsNotFound()
    {
        var sid = Service.Jobs.Add(ThreeDays);
        Time.Advance(TimeSpan.FromSeconds(9) + TimeSpan.FromDays(7) - TimeSpan.FromTicks(1));
        using var last = await Http.GetAsync(GetJobPath(sid), Token);
        Time.Advance(TimeSpan.FromTicks(1));
        using var expired = await Http.GetAsync(GetJobPath(sid), Token);

        Assert.Equal(HttpStatusCode.OK, last.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, expired.StatusCode);
        Assert.False(Service.Jobs.Contains(sid));
        Assert.Null(Service.Jobs.Find(sid));
        Assert.False(Service.Jobs.Remove(sid));
        Assert.Equal(0, Service.Jobs.Count);
    }

    [Fact]
    public async Task Fetch_NonTerminalOutcome_ReturnsUnfinishedJob()
    {
        using var client = CreateClient();
        var sid = Service.Jobs.Add(ThreeDays with { Outcomes = new Dictionary<DateOnly, JobStatus> { [First] = new("Paused") } });
        Time.Advance(TimeSpan.FromDays(1000));

        var job = await client.Jobs.FetchAsync(sid, Token);

        Assert.Equal("Paused 1, Completed 2", job.Details.ToString());
        Assert.False(job.IsFinished);
        Assert.Null(job.EstimatedCompletionTime);
    }

    [Fact]
    public async Task Fetch_MaximumQueueTime_ReturnsLimitedEstimate()
    {
        using var client = CreateClient();
        var sid = Service.Jobs.Add(ThreeDays with { QueueTime = TimeSpan.MaxValue, RetriedDays = [First], QueuePosition = int.MaxValue });

        var job = await client.Jobs.FetchAsync(sid, Token);

        Assert.Equal(int.MaxValue, job.QueuePosition);
        Assert.Equal(9999, job.EstimatedCompletionTime?.Year);
    }

    [Fact]
    public async Task Fetch_ClockSetBack_ReturnsInitialStatus()
    {
        using var client = CreateClient();
        Time.Advance(TimeSpan.FromDays(1));
        var sid = Service.Jobs.Add(ThreeDays);
        Time.AdjustTime(Start);

        Assert.Equal("Submitted 3", (await client.Jobs.FetchAsync(sid, Token)).Details.ToString());
    }
}
