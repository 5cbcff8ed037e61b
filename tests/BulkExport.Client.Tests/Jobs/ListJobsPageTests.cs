using System.Net;
using BulkExport.Client.Testing;
using static BulkExport.TestSupport.TestAccount;

namespace BulkExport.Client.Tests.Jobs;

public sealed class ListJobsPageTests
{
    private const int PageSize = 100;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

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
    [InlineData("//elsewhere.example.com/?Page=1")]
    [InlineData("https://bulkexports.twilio.com//elsewhere.example.com/?Page=1")]
    [InlineData("https://bulkexports.twilio.com/v1/Exports/Messages/Jobs?Page=1")]
    [InlineData("anything?Page=1")]
    [InlineData("https://elsewhere.example.com/v1/Exports/Calls/Jobs?")]
    public async Task ListAsync_NextPageIsNoPageOfTheList_Throws(string next)
    {
        await using var fixture = new ServiceFixture();
        fixture.Faults.Enqueue(Page(next));

        var exception = await Assert.ThrowsAsync<BulkExportFormatException>(async () =>
            await fixture.Jobs.ListAsync(ResourceType.Calls, Cancellation).ToListAsync(Cancellation)
        );

        Assert.Equal(
            "The response to the request to list the jobs for Calls is malformed: its link to the next page does not lead to a page of the list. Check the base address. If it is correct, open an issue and include this message.",
            exception.Message
        );
        Assert.Equal("$.meta.next_page_url", exception.JsonPath);
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

        Assert.Equal(
            "The request to list the jobs for Calls failed because the list does not end: 10 pages were read, the last 10 of which were empty. Check the base address. If it is correct, open an issue and include this message.",
            exception.Message
        );
        Assert.Equal("no link to a next page on the last page", exception.ExpectedFormat);
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

    private static Fault Page(string next, string jobs = JobJson) =>
        Fault.Response(
            HttpStatusCode.OK,
            "application/json",
            $$"""{"jobs":[{{jobs.Replace("Messages", "Calls", StringComparison.Ordinal)}}],"meta":{"page":0,"page_size":100,"next_page_url":"{{next}}","key":"jobs"} }"""
        );
}
