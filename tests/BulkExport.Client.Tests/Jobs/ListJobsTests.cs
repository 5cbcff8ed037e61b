using System.Net;
using BulkExport.Client.Testing;
using static BulkExport.TestSupport.TestAccount;

namespace BulkExport.Client.Tests.Jobs;

public sealed class ListJobsTests
{
    private const int PageSize = 100;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListAsync_TwoPages_FetchesPagesOnDemand()
    {
        await using var fixture = new ServiceFixture();
        AddJobs(fixture, PageSize + 3);

        var jobs = new List<Job>();
        await foreach (var job in fixture.Jobs.ListAsync(ResourceType.Calls, Cancellation))
        {
            jobs.Add(job);
            Assert.Equal(jobs.Count <= PageSize ? 1 : 2, fixture.Requests.Count);
        }

        Assert.Equal(PageSize + 3, jobs.DistinctBy(job => job.JobSid).Count());
        Assert.All(
            fixture.Requests,
            request =>
            {
                Assert.Equal((HttpMethod.Get, "/v1/Exports/Calls/Jobs"), (request.Method, request.Path));
                Assert.Equal("100", request.Query["PageSize"]);
                Assert.Equal(fixture.Service.AccountSid, request.CredentialSid);
            }
        );
        Assert.Equal([false, true], fixture.Requests.Select(request => request.Query.ContainsKey("PageToken")));
    }

    [Fact]
    public async Task ListAsync_EnumeratedTwice_SendsNewRequest()
    {
        await using var fixture = new ServiceFixture();
        AddJobs(fixture, 1);
        var jobs = fixture.Jobs.ListAsync(ResourceType.Calls, Cancellation);

        Assert.Single(await jobs.ToListAsync(Cancellation));
        Assert.Single(await jobs.ToListAsync(Cancellation));

        Assert.Equal(2, fixture.Requests.Count);
    }

    [Fact]
    public async Task ListAsync_SecondPageFailsOnce_RetriesPage()
    {
        await using var fixture = new ServiceFixture();
        AddJobs(fixture, PageSize + 1);
        fixture.Faults.Enqueue(Fault.Status(HttpStatusCode.ServiceUnavailable), request => request.Query.ContainsKey("PageToken"));

        var jobs = await fixture.Jobs.ListAsync(ResourceType.Calls, Cancellation).ToListAsync(Cancellation);

        Assert.Equal(PageSize + 1, jobs.Count);
        Assert.Equal(3, fixture.Requests.Count);
    }

    [Theory]
    [InlineData("https://elsewhere.example.com/v1/Exports/Calls/Jobs?Page=1")]
    [InlineData("http://127.0.0.1:1/v1/Exports/Calls/Jobs?Page=1")]
    [InlineData("//elsewhere.example.com/")]
    [InlineData("/v1/Exports/Calls/Jobs?Page=1")]
    public async Task ListAsync_NextPageOnOtherHost_ThrowsWithoutFollowing(string next)
    {
        await using var fixture = new ServiceFixture();
        fixture.Faults.Enqueue(Page(next));

        var exception = await Assert.ThrowsAsync<BulkExportFormatException>(async () =>
            await fixture.Jobs.ListAsync(ResourceType.Calls, Cancellation).ToListAsync(Cancellation)
        );

        Assert.Equal(
            "The response to the request to list the jobs for Calls is malformed: its link to the next page has a different origin than the base "
                + "address. Check the base address.",
            exception.Message
        );
        Assert.Equal("$.meta.next_page_url", exception.JsonPath);
        Assert.Equal("a URI with the origin of the base address", exception.ExpectedFormat);
        Assert.Single(fixture.Requests);
    }

    [Fact]
    public async Task ListAsync_PageLinksToItself_Throws()
    {
        await using var fixture = new ServiceFixture();
        fixture.FailAlways(Page($"{fixture.Service.BaseAddress}v1/Exports/Calls/Jobs?PageSize=100&Page=1&PageToken=abc"));

        var exception = await Assert.ThrowsAsync<BulkExportFormatException>(async () =>
            await fixture.Jobs.ListAsync(ResourceType.Calls, Cancellation).ToListAsync(Cancellation)
        );

        Assert.Contains("points to a page that has already been read", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"jobs":[{"job_sid":1}],"meta":{}}""", "$.jobs[0].job_sid")]
    [InlineData("""{"jobs":[{}],"meta":{}}""", "$.jobs[0].job_sid")]
    [InlineData("""{"jobs":[[]],"meta":{}}""", "$.jobs[0]")]
    [InlineData("""{"jobs":{},"meta":{}}""", "$.jobs")]
    [InlineData("""{"meta":{}}""", "$.jobs")]
    [InlineData("""{"jobs":[],"meta":[]}""", "$.meta")]
    [InlineData("[]", "$")]
    public async Task ListAsync_InvalidPage_ThrowsWithJsonPath(string body, string path)
    {
        await using var fixture = new ServiceFixture();
        fixture.Faults.Enqueue(Fault.Response(HttpStatusCode.OK, "application/json", body));

        var exception = await Assert.ThrowsAsync<BulkExportFormatException>(async () =>
            await fixture.Jobs.ListAsync(ResourceType.Calls, Cancellation).ToListAsync(Cancellation)
        );

        Assert.Equal(path, exception.JsonPath);
    }

    [Fact]
    public async Task ListAsync_DefaultResourceType_ThrowsBeforeSendingRequest()
    {
        await using var fixture = new ServiceFixture();

        Assert.Throws<ArgumentException>(() => fixture.Jobs.ListAsync(default, Cancellation));
        Assert.Empty(fixture.Requests);
    }

    private static void AddJobs(ServiceFixture fixture, int count)
    {
        for (var i = 0; i < count; i++)
        {
            fixture.Service.Jobs.Add(
                new SimulatedJob
                {
                    ResourceType = ResourceType.Calls,
                    StartDay = new(2020, 7, 1),
                    EndDay = new(2020, 7, 1),
                }
            );
        }
    }

    private static Fault Page(string next) =>
        Fault.Response(
            HttpStatusCode.OK,
            "application/json",
            $$"""{"jobs":[{{JobJson}}],"meta":{"page":0,"page_size":100,"next_page_url":"{{next}}","key":"jobs"} }"""
        );
}
