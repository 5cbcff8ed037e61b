using System.Net;
using BulkExport.Client.Testing;

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
}
