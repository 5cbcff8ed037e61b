using static BulkExport.TestSupport.RawServer;
using static BulkExport.TestSupport.TestAccount;
using static BulkExport.TestSupport.TestClientFactory;

namespace BulkExport.Client.Tests.Jobs;

public sealed class ListJobsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListAsync_TwoPages_AreFetchedAsTheyAreNeeded()
    {
        await using var server = new RawServer().Then(s => Page(2, Next(s))).Then(_ => Page(1, next: null));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        var jobs = new List<Job>();
        await foreach (var job in provider.Jobs().ListAsync(ResourceType.Calls, Cancellation))
        {
            jobs.Add(job);
            Assert.Equal(jobs.Count <= 2 ? 1 : 2, server.Requests.Count);
        }

        Assert.Equal(3, jobs.Count);
        Assert.Equal(
            ["GET /v1/Exports/Calls/Jobs?PageSize=100 HTTP/1.1", "GET /v1/Exports/Calls/Jobs?PageSize=100&Page=1&PageToken=abc HTTP/1.1"],
            server.Requests
        );
        Assert.All(server.Heads, head => Assert.Contains("Authorization: Basic ", head, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ListAsync_EnumeratedAgain_AsksAnew()
    {
        await using var server = new RawServer(Page(1, next: null));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());
        var jobs = provider.Jobs().ListAsync(ResourceType.Calls, Cancellation);

        Assert.Single(await jobs.ToListAsync(Cancellation));
        Assert.Single(await jobs.ToListAsync(Cancellation));

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task ListAsync_SecondPageFailsOnce_IsRepeated()
    {
        await using var server = new RawServer().Then(s => Page(1, Next(s))).Then(_ => Answer(503, "")).Then(_ => Page(1, next: null));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        Assert.Equal(2, (await provider.Jobs().ListAsync(ResourceType.Calls, Cancellation).ToListAsync(Cancellation)).Count);
    }

    [Theory]
    [InlineData("https://elsewhere.example.com/v1/Exports/Calls/Jobs?Page=1")]
    [InlineData("http://127.0.0.1:1/v1/Exports/Calls/Jobs?Page=1")]
    [InlineData("//elsewhere.example.com/")]
    [InlineData("/v1/Exports/Calls/Jobs?Page=1")]
    public async Task ListAsync_NextPageElsewhere_IsNotFollowed(string next)
    {
        await using var server = new RawServer(Page(1, next));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        var thrown = await Assert.ThrowsAsync<BulkExportFormatException>(async () =>
            await provider.Jobs().ListAsync(ResourceType.Calls, Cancellation).ToListAsync(Cancellation)
        );

        Assert.Equal(
            "The response to the request to list the jobs of Calls is invalid: its link to the next page points to another host than the base "
                + "address. Check the base address.",
            thrown.Message
        );
        Assert.Equal("$.meta.next_page_url", thrown.JsonPath);
        Assert.Equal("a URI on the host of the base address", thrown.ExpectedFormat);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task ListAsync_PageThatLeadsToItself_Ends()
    {
        await using var server = new RawServer().Then(s => Page(1, Next(s)));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        var thrown = await Assert.ThrowsAsync<BulkExportFormatException>(async () =>
            await provider.Jobs().ListAsync(ResourceType.Calls, Cancellation).ToListAsync(Cancellation)
        );

        Assert.Contains("points to a page that was read before", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"jobs":[{"job_sid":1}],"meta":{}}""", "$.jobs[0].job_sid")]
    [InlineData("""{"jobs":[{}],"meta":{}}""", "$.jobs[0].job_sid")]
    [InlineData("""{"jobs":[[]],"meta":{}}""", "$.jobs[0]")]
    [InlineData("""{"jobs":{},"meta":{}}""", "$.jobs")]
    [InlineData("""{"meta":{}}""", "$.jobs")]
    [InlineData("""{"jobs":[],"meta":[]}""", "$.meta")]
    [InlineData("[]", "$")]
    public async Task ListAsync_PageThatCannotBeRead_NamesThePlace(string body, string path)
    {
        await using var server = new RawServer(Answer(200, body));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        var thrown = await Assert.ThrowsAsync<BulkExportFormatException>(async () =>
            await provider.Jobs().ListAsync(ResourceType.Calls, Cancellation).ToListAsync(Cancellation)
        );

        Assert.Equal(path, thrown.JsonPath);
    }

    [Fact]
    public async Task ListAsync_DefaultResourceType_ThrowsBeforeAnythingIsSent()
    {
        await using var server = new RawServer(Page(1, next: null));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        Assert.Throws<ArgumentException>(() => provider.Jobs().ListAsync(default, Cancellation));
        Assert.Empty(server.Requests);
    }

    private static string Next(RawServer server) => $"{server.BaseAddress}v1/Exports/Calls/Jobs?PageSize=100&Page=1&PageToken=abc";

    private static Behaviour Page(int jobs, string? next)
    {
        var items = string.Join(',', Enumerable.Repeat(JobJson, jobs));
        var link = next is null ? "null" : $"\"{next}\"";
        return Answer(200, $$"""{"jobs":[{{items}}],"meta":{"page":0,"page_size":100,"next_page_url":{{link}},"key":"jobs"} }""");
    }
}
