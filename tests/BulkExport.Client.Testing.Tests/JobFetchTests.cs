namespace BulkExport.Client.Testing.Tests;

/// <summary>Tests the response to a fetch request for a job.</summary>
public sealed class JobFetchTests : SimulatorTestBase
{
    private static readonly DateOnly First = new(2026, 7, 1);

    [Fact]
    public async Task Fetch_QueuedJob_ReturnsWireFormat()
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

        var body = await Http.GetStringAsync(GetJobPath(sid), Token);

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
    public async Task FetchAsync_AllFieldsSet_ReturnsAllFields()
    {
        using var client = CreateClient();
        var simulated = ThreeDays with
        {
            ResourceType = ResourceType.Calls,
            FriendlyName = "July",
            WebhookUrl = new Uri("https://example.com/hook"),
            WebhookMethod = HttpMethod.Get,
            Email = "someone@example.com",
            QueuePosition = 2,
        };
        var sid = Service.Jobs.Add(simulated);

        var job = await client.Jobs.FetchAsync(sid, Token);

        Assert.Equal(
            new Job
            {
                JobSid = sid,
                ResourceType = ResourceType.Calls,
                FriendlyName = "July",
                StartDay = simulated.StartDay,
                EndDay = simulated.EndDay,
                Details =
                [
                    new JobStatusBucket
                    {
                        Status = JobStatus.Submitted,
                        Count = 3,
                        Days = [First, First.AddDays(1), First.AddDays(2)],
                    },
                ],
                WebhookUrl = simulated.WebhookUrl,
                WebhookMethod = HttpMethod.Get,
                Email = "someone@example.com",
                Url = new Uri(Service.BaseAddress, GetJobPath(sid)),
                QueuePosition = 2,
                EstimatedCompletionTime = Start.AddSeconds(9),
            },
            job
        );
    }

    [Fact]
    public async Task Fetch_FinishedJob_ReturnsNullQueuePositionAndEstimate()
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
    public async Task Fetch_IncludeDaysDisabled_ReturnsCountsOnly()
    {
        var job = await FetchJsonAsync(Service.Jobs.Add(ThreeDays with { IncludeDays = false }));

        Assert.Equal("""[{"status":"Submitted","count":3,"days":null}]""", job.GetProperty("details").GetRawText());
    }

    [Fact]
    public async Task Fetch_BeforeDetailsDelay_ReturnsNullDetails()
    {
        var sid = Service.Jobs.Add(ThreeDays with { DetailsDelay = TimeSpan.FromSeconds(1), ResourceType = null });

        var before = await FetchJsonAsync(sid);
        Time.Advance(TimeSpan.FromSeconds(1));
        var after = await FetchJsonAsync(sid);

        Assert.Equal("null", before.GetProperty("details").GetRawText());
        Assert.Equal("null", before.GetProperty("resource_type").GetRawText());
        Assert.Equal(1, after.GetProperty("details").GetArrayLength());
    }
}
