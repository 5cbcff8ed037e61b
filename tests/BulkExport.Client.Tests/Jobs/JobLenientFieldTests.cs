using System.Net;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Jobs;

/// <summary>A value that does not identify a job does not make the job, or the list that contains it, unreadable.</summary>
public sealed class JobLenientFieldTests
{
    private static readonly string[] Names =
    [
        "friendly_name",
        "webhook_url",
        "webhook_method",
        "email",
        "url",
        "job_queue_position",
        "estimated_completion_time",
    ];

    /// <summary>Values that cannot be converted to any of the types.</summary>
    private static readonly string[] Values = ["true", "[]", "{}", "[{\"a\":[1]}]", "{\"job_sid\":{}}"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Gets properties that cannot be read.</summary>
    public static TheoryData<string> InvalidProperties =>
        [
            .. Names.SelectMany(name => Values.Select(value => $"\"{name}\":{value}")),
            "\"friendly_name\":5",
            "\"friendly_name\":\"July \\ud83d\"",
            "\"webhook_url\":\"http://\"",
            "\"webhook_url\":\"https://exa mple.org:port/\"",
            "\"webhook_method\":\"P OST\"",
            "\"webhook_method\":\" \"",
            "\"email\":\"\\udc00@example.org\"",
            "\"url\":1",
            "\"job_queue_position\":\"1st\"",
            "\"job_queue_position\":1.5",
            "\"job_queue_position\":1e99",
            "\"estimated_completion_time\":\"soon\"",
            "\"estimated_completion_time\":\"\\ud80020-01-01T00:00:00\"",
            "\"estimated_completion_time\":\"0001-01-01T00:00:00+14:00\"",
            "\"estimated_completion_time\":1615839614",
        ];

    [Theory]
    [MemberData(nameof(InvalidProperties))]
    public async Task Read_InvalidLenientValue_ReturnsNull(string property)
    {
        var job = await JobResponseReader.ReadJobWithAsync($"{property},\"start_day\":\"2020-07-01\"");

        Assert.Equal(new Job { JobSid = TestAccount.JobSid, StartDay = new(2020, 7, 1) }, job);
    }

    [Theory]
    [InlineData("""{"status":"Completed","count":2.0}""", 2)]
    [InlineData("""{"status":"Completed","count":"2.0"}""", 2)]
    [InlineData("""{"status":"Completed","count":99999999999}""", int.MaxValue)]
    [InlineData("""{"status":"Completed","count":"two"}""", 0)]
    [InlineData("""{"status":"Completed","count":-1}""", 0)]
    [InlineData("""{"status":"Completed","count":[{}],"days":["2020-07-01"]}""", 1)]
    [InlineData("""{"status":"Running","count":"two"}""", 1)] // an unknown number of pending days must not complete a job
    [InlineData("""{"count":-1,"status":"Running"}""", 1)]
    [InlineData("""{"status":"Running","count":{},"days":["2020-07-01","2020-07-02"]}""", 2)]
    [InlineData("""{"status":"Running","count":null}""", 0)]
    public async Task Read_UnusualCount_ReturnsCount(string bucket, int count) =>
        Assert.Equal(count, Assert.Single((await JobResponseReader.ReadJobWithAsync($"\"details\":[{bucket}]")).Details).Count);

    [Fact]
    public async Task ListAsync_InvalidLenientValues_ReturnsAllJobs()
    {
        await using var fixture = new ServiceFixture();
        var other = $"JS{new string('2', 32)}";
        fixture.Faults.Enqueue(
            Fault.Response(
                HttpStatusCode.OK,
                "application/json",
                $$"""
                {"jobs":[{"job_sid":"{{TestAccount.JobSidText}}","friendly_name":"\ud83d","webhook_url":"http://","email":[],"job_queue_position":{} },
                {"job_sid":"{{other}}","friendly_name":"July","estimated_completion_time":"soon"}],"meta":{"next_page_url":null} }
                """
            )
        );

        var jobs = await fixture.Jobs.ListAsync(ResourceType.Calls, Cancellation).ToListAsync(Cancellation);

        Assert.Equal([new Job { JobSid = TestAccount.JobSid }, new Job { JobSid = JobSid.Parse(other), FriendlyName = "July" }], jobs);
    }
}
