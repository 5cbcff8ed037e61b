using System.Text;

namespace BulkExport.Client.Tests.Jobs;

public class JobJsonTests
{
    private static readonly DateOnly First = new(2020, 7, 1);

    private static readonly JobStatusBucket TwoCompleted = new()
    {
        Status = JobStatus.Completed,
        Count = 2,
        Days = [First, First.AddDays(1)],
    };

    private static readonly JobStatusBucket AllRunning = new() { Status = JobStatus.Running, Count = 27 };

    /// <summary>Gets details in each format of the service, and the expected buckets.</summary>
    public static TheoryData<string, JobDetails> Details =>
        new()
        {
            { "null", JobDetails.Empty },
            { "[]", JobDetails.Empty },
            { "{}", JobDetails.Empty },
            { "[{}]", [new JobStatusBucket()] },
            { """[{"status":null,"count":null,"days":null}]""", [new JobStatusBucket()] },
            { """[{"status":"Running","count":27,"days":null}]""", [AllRunning] },
            { """[{"status":"Running","count":"27","days":[]}]""", [AllRunning] },
            { """[{"days":null,"count":27,"new":{"a":[1]},"status":"Running"}]""", [AllRunning] },
            { """[{"status":"Runn\u0069ng","c\u006funt":"\u0032\u0037"}]""", [AllRunning] },
            { """[{"status":"Failed","count":1,"status":"Running","count":27}]""", [AllRunning] },
            {
                """[{"status":"Completed","count":2,"days":["2020-07-01","2020-07-02"]},{"status":"Running","count":27,"days":null}]""",
                [TwoCompleted, AllRunning]
            },
            { """[{"status":"Completed","days":["2020-07-01","2020-07-02"]}]""", [TwoCompleted] },
            { """[{"status":"Archived","count":3}]""", [new JobStatusBucket { Status = new("Archived"), Count = 3 }] },
            { """{"status":"Running","count":27,"days":null}""", [AllRunning] },
            { """{"new":1,"status":"Running","count":27}""", [AllRunning] },
            { """{"0":{"status":"Running","count":27,"days":null}}""", [AllRunning] },
            {
                """{"0":{"status":"Completed","count":2,"days":["2020-07-01","2020-07-02"]},"n":5,"1":{"status":"Running","count":27}}""",
                [TwoCompleted, AllRunning]
            },
        };

    [Fact]
    public async Task Read_AllFields_ReturnsTypedValues()
    {
        var job = await JobResponseReader.ReadJobAsync(JobSamples.Running);

        Assert.Equal(TestAccount.JobSid, job.JobSid);
        Assert.Equal(ResourceType.Messages, job.ResourceType);
        Assert.Equal(@"Apr\-Jun 2023", job.FriendlyName);
        Assert.Equal(First, job.StartDay);
        Assert.Equal(First.AddDays(2), job.EndDay);
        Assert.Equal<JobDetails>([TwoCompleted, new() { Status = JobStatus.Submitted, Count = 1 }], job.Details);
        Assert.Equal(new Uri("https://example.org/hook?key=1"), job.WebhookUrl);
        Assert.Equal(HttpMethod.Post, job.WebhookMethod);
        Assert.Equal("anna@example.org", job.Email);
        Assert.Equal(new Uri($"https://bulkexports.twilio.com/v1/Exports/Jobs/{TestAccount.JobSidText}"), job.Url);
        Assert.Equal(1, job.QueuePosition);
        Assert.Equal(new DateTimeOffset(2021, 3, 15, 20, 20, 14, 547, TimeSpan.Zero), job.EstimatedCompletionTime);
        Assert.Equal(TimeSpan.Zero, job.EstimatedCompletionTime!.Value.Offset);
    }

    [Fact]
    public async Task Read_CreatedJob_LeavesUnknownValuesNull()
    {
        var expected = new Job
        {
            JobSid = TestAccount.JobSid,
            FriendlyName = @"Apr\-Jun 2023",
            StartDay = new(2023, 4, 1),
            EndDay = new(2023, 6, 30),
        };

        Assert.Equal(expected, await JobResponseReader.ReadJobAsync(JobSamples.Created));
    }

    [Fact]
    public async Task Read_EscapesAndUnknownFields_UnescapesAndSkips()
    {
        var expected = new Job
        {
            JobSid = TestAccount.JobSid,
            Details = [AllRunning],
            StartDay = First,
            WebhookMethod = HttpMethod.Get,
            FriendlyName = "🚀",
        };

        Assert.Equal(expected, await JobResponseReader.ReadJobAsync(JobSamples.Unusual));
    }

    [Theory]
    [MemberData(nameof(Details))]
    public async Task Read_DetailsInEachFormat_ReturnsBuckets(string json, JobDetails details) =>
        Assert.Equal(details, (await JobResponseReader.ReadJobWithAsync($"\"details\":{json}")).Details);

    [Fact]
    public async Task Read_EmptyStrings_ReturnsNull()
    {
        var job = await JobResponseReader.ReadJobWithAsync(
            """
            "resource_type":"","friendly_name":"","start_day":"","end_day":"","webhook_url":"","webhook_method":"","email":"","url":"",
            "job_queue_position":"","estimated_completion_time":""
            """
        );

        Assert.Equal(new Job { JobSid = TestAccount.JobSid, FriendlyName = string.Empty }, job);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("\"7\"", 7)]
    [InlineData("\"-2147483648\"", int.MinValue)]
    [InlineData("\"\\u0031\\u0032\\u0033\\u0034\"", 1234)]
    public async Task Read_QueuePositionAsNumberOrString_ReturnsNumber(string json, int position) =>
        Assert.Equal(position, (await JobResponseReader.ReadJobWithAsync($"\"job_queue_position\":{json}")).QueuePosition);

    [Theory]
    [InlineData("2021-03-15T20:20:14")]
    [InlineData("2021-03-15T20:20:14.0000000")]
    [InlineData("2021-03-15T20:20:14Z")]
    [InlineData("2021-03-15T21:20:14+01:00")]
    [InlineData("2021-03-15T20\\u003a20:14")]
    public async Task Read_TimestampWithOrWithoutZone_ReturnsUtc(string time)
    {
        var job = await JobResponseReader.ReadJobWithAsync($"\"estimated_completion_time\":\"{time}\"");

        Assert.Equal(new DateTimeOffset(2021, 3, 15, 20, 20, 14, TimeSpan.Zero), job.EstimatedCompletionTime);
        Assert.Equal(TimeSpan.Zero, job.EstimatedCompletionTime!.Value.Offset);
    }

    [Fact]
    public async Task Read_DuplicateProperties_UsesLastValue()
    {
        var job = await JobResponseReader.ReadJobWithAsync(
            """
            "email":"first@example.org","email":"last@example.org","details":[{"status":"Running"}],"details":null
            """
        );

        Assert.Equal("last@example.org", job.Email);
        Assert.Empty(job.Details);
    }

    [Theory]
    [InlineData("\"\\ud800-unknown\":1")]
    [InlineData("\"details\":{\"count\":1,\"\\ud800-unknown\":1}")]
    public async Task Read_InvalidUtf8PropertyName_SkipsProperty(string properties) =>
        Assert.Equal(TestAccount.JobSid, (await JobResponseReader.ReadJobWithAsync(properties)).JobSid);

    [Fact]
    public async Task Read_ByteOrderMark_SkipsMark() =>
        Assert.Equal(
            await JobResponseReader.ReadJobAsync(JobSamples.Running),
            await JobResponseReader.ReadJobAsync([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(JobSamples.Running)])
        );
}
