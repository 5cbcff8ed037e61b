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
    [InlineData("/v1/Exports/Calls/Jobs?Page=1")]
    public async Task ListAsync_NextPageOnAnotherHost_RequestsItFromTheBaseAddress(string next)
    {
        await using var fixture = new ServiceFixture();
        fixture.Faults.Enqueue(Page(next));

        Assert.Single(await fixture.Jobs.ListAsync(ResourceType.Calls, Cancellation).ToListAsync(Cancellation));

        var request = fixture.Requests[1];
        Assert.Equal(("/v1/Exports/Calls/Jobs", "1"), (request.Path, request.Query["Page"]));
    }

    [Theory]
    [InlineData("//elsewhere.example.com/")]
    [InlineData("https://elsewhere.example.com//elsewhere.example.com/")]
    public async Task ListAsync_NextPageWithAmbiguousPath_IsRequestedFromTheBaseAddress(string next)
    {
        await using var fixture = new ServiceFixture();
        fixture.Faults.Enqueue(Page(next));

        await Assert.ThrowsAsync<BulkExportApiException>(async () =>
            await fixture.Jobs.ListAsync(ResourceType.Calls, Cancellation).ToListAsync(Cancellation)
        );

        Assert.Equal(2, fixture.Requests.Count);
    }

    [Fact]
    public async Task ListAsync_BaseAddressWithPath_AddsItToTheNextPage()
    {
        var handler = new StubHandler(request =>
            StubHandler.Json(
                request.RequestUri!.Query.Contains("Page=1", StringComparison.Ordinal)
                    ? """{"jobs":[],"meta":{}}"""
                    : """{"jobs":[],"meta":{"next_page_url":"https://bulkexports.twilio.com/v1/Exports/Calls/Jobs?Page=1"}}"""
            )
        );
        using var client = TestClientFactory.CreateWithoutRetries(
            handler,
            configure: options => options.BaseAddress = new("https://gateway.example/twilio/")
        );

        Assert.Empty(await client.Jobs.ListAsync(ResourceType.Calls, Cancellation).ToListAsync(Cancellation));

        Assert.Equal("https://gateway.example/twilio/v1/Exports/Calls/Jobs?Page=1", handler.Requests[1].RequestUri!.ToString());
    }

    [Fact]
    public async Task ListAsync_EmptyPagesWithoutEnd_Throws()
    {
        await using var fixture = new ServiceFixture();
        for (var number = 1; number <= 20; number++)
        {
            fixture.Faults.Enqueue(Page($"/v1/Exports/Calls/Jobs?Page={number}", jobs: string.Empty));
        }

        var exception = await Assert.ThrowsAsync<BulkExportFormatException>(async () =>
            await fixture.Jobs.ListAsync(ResourceType.Calls, Cancellation).ToListAsync(Cancellation)
        );

        Assert.Contains("does not end after 10 pages, 10 of them empty", exception.Message, StringComparison.Ordinal);
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

    private static Fault Page(string next, string jobs = JobJson) =>
        Fault.Response(
            HttpStatusCode.OK,
            "application/json",
            $$"""{"jobs":[{{jobs}}],"meta":{"page":0,"page_size":100,"next_page_url":"{{next}}","key":"jobs"} }"""
        );

    [Theory]
    [InlineData("Cookie: token")]
    [InlineData("mailto:anna@example.org")]
    public async Task ListAsync_NextPageIsNotAnHttpUri_ThrowsFormatException(string link)
    {
        var handler = new StubHandler(_ => StubHandler.Json($$"""{"jobs":[],"meta":{"next_page_url":"{{link}}"}}"""));
        using var client = TestClientFactory.CreateWithoutRetries(handler);

        var exception = await Assert.ThrowsAsync<BulkExportFormatException>(async () =>
            await client.Jobs.ListAsync(ResourceType.Messages, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken)
        );

        Assert.Contains("its link to the next page is not an HTTP URI", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(link, exception.ToString(), StringComparison.Ordinal);
    }
}
