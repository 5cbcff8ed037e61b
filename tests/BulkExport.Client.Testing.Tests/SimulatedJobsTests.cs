using System.Net;

namespace BulkExport.Client.Testing.Tests;

public sealed class SimulatedJobsTests : SimulatorTestBase
{
    private static readonly DateOnly First = new(2026, 7, 1);

    [Fact]
    public async Task Fetch_OfAWaitingJob_HasTheServicesForm()
    {
        var sid = Service.Jobs.Add(
            ThreeDays with
            {
                FriendlyName = "July, \"first\" days",
                WebhookUrl = new Uri("https://example.com/hook?a=1"),
                WebhookMethod = HttpMethod.Post,
                Email = "someone+exports@example.com",
                QueuePosition = 3,
            }
        );

        var body = await Http.GetStringAsync(PathOf(sid), Token);

        Assert.Equal(
            $$"""
            {"job_sid":"{{sid}}","resource_type":"Messages","friendly_name":"July, \"first\" days","start_day":"2026-07-01","end_day":"2026-07-03",
            "details":[{"status":"Submitted","count":3,"days":["2026-07-01","2026-07-02","2026-07-03"]}],
            "webhook_url":"https://example.com/hook?a=1","webhook_method":"POST","email":"someone+exports@example.com",
            "url":"{{Service.BaseAddress}}v1/Exports/Jobs/{{sid}}","job_queue_position":"3","estimated_completion_time":"2026-07-10T12:00:09.000"}
            """.Replace("\n", "", StringComparison.Ordinal),
            body
        );
    }

    [Fact]
    public async Task Fetch_WithTheClient_ReadsEveryField()
    {
        using var client = CreateClient();
        var facts = ThreeDays with
        {
            ResourceType = ResourceType.Calls,
            FriendlyName = "July",
            WebhookUrl = new Uri("https://example.com/hook"),
            WebhookMethod = HttpMethod.Get,
            Email = "someone@example.com",
            QueuePosition = 2,
        };
        var sid = Service.Jobs.Add(facts);

        var job = await client.Jobs.FetchAsync(sid, Token);

        Assert.Equal(
            new Job
            {
                JobSid = sid,
                ResourceType = ResourceType.Calls,
                FriendlyName = "July",
                StartDay = facts.StartDay,
                EndDay = facts.EndDay,
                Details =
                [
                    new JobStatusBucket
                    {
                        Status = JobStatus.Submitted,
                        Count = 3,
                        Days = [First, First.AddDays(1), First.AddDays(2)],
                    },
                ],
                WebhookUrl = facts.WebhookUrl,
                WebhookMethod = HttpMethod.Get,
                Email = "someone@example.com",
                Url = new Uri(Service.BaseAddress, PathOf(sid)),
                QueuePosition = 2,
                EstimatedCompletionTime = Start.AddSeconds(9),
            },
            job
        );
    }

    [Fact]
    public async Task Fetch_AsTheClockAdvances_MovesDaysFromStatusToStatus()
    {
        using var client = CreateClient();
        var sid = Service.Jobs.Add(
            ThreeDays with
            {
                Outcomes = new Dictionary<DateOnly, JobStatus> { [First.AddDays(1)] = JobStatus.Failed },
                RetriedDays = [First],
            }
        );

        (int Seconds, string Details, int? Position)[] story =
        [
            (0, "Submitted 3", 1),
            (5, "Running 2, Submitted 1", null),
            (7, "ErrorDuringRun 1, Failed 1, Running 1", null),
            (9, "Running 1, Failed 1, Completed 1", null),
            (11, "Completed 2, Failed 1", null),
        ];
        foreach (var (seconds, details, position) in story)
        {
            Clock.SetUtcNow(Start.AddSeconds(seconds));
            var job = await client.Jobs.FetchAsync(sid, Token);

            Assert.Equal(details, job.Details.ToString());
            Assert.Equal(position, job.QueuePosition);
            Assert.Equal(seconds == 11, job.IsFinished);
            Assert.Equal(seconds == 11 ? null : Start.AddSeconds(11), job.EstimatedCompletionTime);
        }
    }

    [Fact]
    public async Task Fetch_OfAFinishedJob_HasNullsInPlaceOfQueueAndEstimate()
    {
        var job = await FetchJsonAsync(Service.Jobs.Add(ThreeDays with { Age = TimeSpan.FromMinutes(1) }));

        Assert.Equal("null", job.GetProperty("job_queue_position").GetRawText());
        Assert.Equal("null", job.GetProperty("estimated_completion_time").GetRawText());
        Assert.Equal(
            """[{"status":"Completed","count":3,"days":["2026-07-01","2026-07-02","2026-07-03"]}]""",
            job.GetProperty("details").GetRawText()
        );
    }

    [Fact]
    public async Task Fetch_OfAJobThatNamesNoDays_HasCountsAlone()
    {
        var job = await FetchJsonAsync(Service.Jobs.Add(ThreeDays with { IncludeDays = false }));

        Assert.Equal("""[{"status":"Submitted","count":3,"days":null}]""", job.GetProperty("details").GetRawText());
    }

    [Fact]
    public async Task Fetch_BeforeTheDetailsAppear_HasNull()
    {
        var sid = Service.Jobs.Add(ThreeDays with { DetailsDelay = TimeSpan.FromSeconds(1), ResourceType = null });

        var before = await FetchJsonAsync(sid);
        Clock.Advance(TimeSpan.FromSeconds(1));
        var after = await FetchJsonAsync(sid);

        Assert.Equal("null", before.GetProperty("details").GetRawText());
        Assert.Equal("null", before.GetProperty("resource_type").GetRawText());
        Assert.Equal(1, after.GetProperty("details").GetArrayLength());
    }

    [Fact]
    public async Task Fetch_WhileInTheQueue_MovesUp()
    {
        using var client = CreateClient();
        var sid = Service.Jobs.Add(ThreeDays with { QueueTime = TimeSpan.FromSeconds(4), QueuePosition = 5 });
        var positions = new List<int?>();
        for (var second = 0; second <= 4; second++)
        {
            Clock.SetUtcNow(Start.AddSeconds(second));
            positions.Add((await client.Jobs.FetchAsync(sid, Token)).QueuePosition);
        }

        Assert.Equal([5, 4, 3, 2, null], positions);
    }

    [Fact]
    public async Task Fetch_LongAfterTheEnd_IsNotFound()
    {
        var sid = Service.Jobs.Add(ThreeDays);
        Clock.Advance(TimeSpan.FromSeconds(9) + TimeSpan.FromDays(7) - TimeSpan.FromTicks(1));
        using var last = await Http.GetAsync(PathOf(sid), Token);
        Clock.Advance(TimeSpan.FromTicks(1));
        using var gone = await Http.GetAsync(PathOf(sid), Token);

        Assert.Equal(HttpStatusCode.OK, last.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.False(Service.Jobs.Contains(sid));
        Assert.Null(Service.Jobs.Find(sid));
        Assert.False(Service.Jobs.Remove(sid));
        Assert.Equal(0, Service.Jobs.Count);
    }

    [Fact]
    public async Task Fetch_OfADayWithAnOutcomeThatIsNotFinal_NeverFinishes()
    {
        using var client = CreateClient();
        var sid = Service.Jobs.Add(ThreeDays with { Outcomes = new Dictionary<DateOnly, JobStatus> { [First] = new("Paused") } });
        Clock.Advance(TimeSpan.FromDays(1000));

        var job = await client.Jobs.FetchAsync(sid, Token);

        Assert.Equal("Paused 1, Completed 2", job.Details.ToString());
        Assert.False(job.IsFinished);
        Assert.Null(job.EstimatedCompletionTime);
    }

    [Fact]
    public async Task Fetch_OfAJobThatWaitsForEver_HasAnEstimate()
    {
        using var client = CreateClient();
        var sid = Service.Jobs.Add(ThreeDays with { QueueTime = TimeSpan.MaxValue, RetriedDays = [First], QueuePosition = int.MaxValue });

        var job = await client.Jobs.FetchAsync(sid, Token);

        Assert.Equal(int.MaxValue, job.QueuePosition);
        Assert.Equal(9999, job.EstimatedCompletionTime?.Year);
    }

    [Fact]
    public async Task Fetch_WhenTheClockIsSetBack_ShowsTheBeginning()
    {
        using var client = CreateClient();
        Clock.Advance(TimeSpan.FromDays(1));
        var sid = Service.Jobs.Add(ThreeDays);
        Clock.AdjustTime(Start);

        Assert.Equal("Submitted 3", (await client.Jobs.FetchAsync(sid, Token)).Details.ToString());
    }

    [Fact]
    public async Task Delete_OfAJob_HasNoBodyAndTheJobIsGone()
    {
        var sid = Service.Jobs.Add(ThreeDays);

        using var deleted = await Http.DeleteAsync(PathOf(sid), Token);
        using var again = await Http.DeleteAsync(PathOf(sid), Token);
        using var fetched = await Http.GetAsync(PathOf(sid), Token);

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Empty(await deleted.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, fetched.StatusCode);
        Assert.False(Service.Jobs.Contains(sid));
    }

    [Fact]
    public async Task Delete_WithTheClient_LeavesOtherJobs()
    {
        using var client = CreateClient();
        var (one, other) = (Service.Jobs.Add(ThreeDays), Service.Jobs.Add(ThreeDays));

        await client.Jobs.DeleteAsync(one, Token);

        Assert.False(Service.Jobs.Contains(one));
        Assert.True(Service.Jobs.Contains(other));
        Assert.Equal(1, Service.Jobs.Count);
    }

    [Fact]
    public void Find_OfAJob_ReturnsItWithItsSid()
    {
        var sid = Service.Jobs.Add(ThreeDays with { FriendlyName = "July" });

        var job = Service.Jobs.Find(sid);

        Assert.Equal(sid, job?.JobSid);
        Assert.Equal("July", job?.FriendlyName);
    }

    [Fact]
    public void Add_WithASid_KeepsItAndRefusesItTwice()
    {
        var sid = JobSid.Parse("JS0123456789abcdef0123456789ABCDEF");

        Assert.Equal(sid, Service.Jobs.Add(ThreeDays with { JobSid = sid }));
        Assert.Throws<ArgumentException>(() => Service.Jobs.Add(ThreeDays with { JobSid = sid }));
        Service.Jobs.Clear();
        Assert.Equal(sid, Service.Jobs.Add(ThreeDays with { JobSid = sid }));
    }

    [Fact]
    public void Add_OfAJobThatCannotBe_Throws()
    {
        var outside = First.AddDays(3);

        Assert.Throws<ArgumentNullException>(() => Service.Jobs.Add(null!));
        Assert.Throws<ArgumentException>(() => Service.Jobs.Add(ThreeDays with { EndDay = First.AddDays(-1) }));
        Assert.Throws<ArgumentException>(() => Service.Jobs.Add(ThreeDays with { RetriedDays = [outside] }));
        Assert.Throws<ArgumentException>(() => Service.Jobs.Add(ThreeDays with { Outcomes = With(outside, JobStatus.Failed) }));
        Assert.Throws<ArgumentException>(() => Service.Jobs.Add(ThreeDays with { Outcomes = With(First, default) }));
        Assert.Equal(0, Service.Jobs.Count);

        static Dictionary<DateOnly, JobStatus> With(DateOnly day, JobStatus status) => new() { [day] = status };
    }

    [Fact]
    public void Plan_OutOfRange_Throws()
    {
        var negative = TimeSpan.FromTicks(-1);

        Assert.Throws<ArgumentOutOfRangeException>(() => ThreeDays with { Age = negative });
        Assert.Throws<ArgumentOutOfRangeException>(() => ThreeDays with { QueueTime = negative });
        Assert.Throws<ArgumentOutOfRangeException>(() => ThreeDays with { TimePerDay = negative });
        Assert.Throws<ArgumentOutOfRangeException>(() => ThreeDays with { DetailsDelay = negative });
        Assert.Throws<ArgumentOutOfRangeException>(() => ThreeDays with { Retention = negative });
        Assert.Throws<ArgumentOutOfRangeException>(() => ThreeDays with { MaxConcurrentDays = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => ThreeDays with { QueuePosition = 0 });
    }

    [Fact]
    public void ToString_OfAJob_HoldsNoAddress()
    {
        var job = ThreeDays with { Email = "someone@example.com", WebhookUrl = new Uri("https://example.com/?token=x") };

        Assert.DoesNotContain("example.com", job.ToString(), StringComparison.Ordinal);
    }
}
