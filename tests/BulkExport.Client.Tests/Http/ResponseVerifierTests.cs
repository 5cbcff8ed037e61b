using System.Net;
using BulkExport.Client.Testing;
using BulkExport.Client.Tests.Export;

namespace BulkExport.Client.Tests.Http;

/// <summary>Responses that describe another resource than the requested one.</summary>
public sealed class ResponseVerifierTests
{
    private const string OtherSid = "JS00000000000000000000000000000009";

    private static readonly CreateJobRequest CreateRequest = new()
    {
        ResourceType = ResourceType.Messages,
        StartDay = new(2026, 11, 1),
        EndDay = new(2026, 11, 2),
        FriendlyName = "November",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FetchAsync_OtherJobOnce_RetriesAndReturnsRequestedJob()
    {
        await using var fixture = new ServiceFixture();
        fixture.AddJob();
        fixture.Faults.Enqueue(Fault.BodyReplaced(TestAccount.JobSidText, OtherSid));

        Assert.Equal(TestAccount.JobSid, (await fixture.Jobs.FetchAsync(TestAccount.JobSid, Cancellation)).JobSid);
        Assert.Equal(2, fixture.Requests.Count);
    }

    [Fact]
    public async Task FetchAsync_OtherJobAlways_ThrowsWithBothSids()
    {
        await using var fixture = new ServiceFixture();
        fixture.AddJob();
        fixture.FailAlways(Fault.BodyReplaced(TestAccount.JobSidText, OtherSid));

        var exception = await Assert.ThrowsAsync<BulkExportFormatException>(() =>
            fixture.Jobs.FetchAsync(TestAccount.JobSid, Cancellation)
        );

        Assert.Equal("$.job_sid", exception.JsonPath);
        Assert.Contains(
            $"$.job_sid should be {TestAccount.JobSidText}, as requested, but is {OtherSid}",
            exception.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task FetchAsync_SidInOtherCase_ReturnsRequestedSid()
    {
        await using var fixture = new ServiceFixture();
        fixture.AddJob();
        fixture.Faults.Enqueue(Fault.BodyReplaced("abcdefABCDEF", "ABCDEFabcdef"));

        Assert.Equal(TestAccount.JobSid, (await fixture.Jobs.FetchAsync(TestAccount.JobSid, Cancellation)).JobSid);
        Assert.Single(fixture.Requests);
    }

    [Theory]
    [InlineData("\"Messages\"", "\"Calls\"", "$.resource_type")]
    [InlineData("2026-11-01", "2020-11-01", "$.start_day")]
    [InlineData("2026-11-02", "2026-11-03", "$.end_day")]
    public async Task CreateAsync_OtherJob_ThrowsWithUnknownOutcomeWithoutRetry(string oldValue, string newValue, string path)
    {
        await using var fixture = new ServiceFixture();
        var body = """
            {"job_sid":"JS00000000000000000000000000000009","resource_type":"Messages","start_day":"2026-11-01","end_day":"2026-11-02","details":null}
            """;
        fixture.FailAlways(
            Fault.Response(HttpStatusCode.Created, "application/json", body.Replace(oldValue, newValue, StringComparison.Ordinal))
        );

        var exception = await Assert.ThrowsAsync<BulkExportFormatException>(() => fixture.Jobs.CreateAsync(CreateRequest, Cancellation));

        Assert.Equal(path, exception.JsonPath);
        Assert.Contains("The job may have been created.", exception.Message, StringComparison.Ordinal);
        Assert.Single(fixture.Requests);
    }

    [Fact]
    public async Task ListAsync_JobOfOtherResourceType_Retries()
    {
        await using var fixture = new ServiceFixture();
        fixture.AddJob();
        fixture.Faults.Enqueue(Fault.BodyReplaced("\"Messages\"", "\"Calls\""));

        Assert.Single(await fixture.Jobs.ListAsync(ResourceType.Messages, Cancellation).ToListAsync(Cancellation));
        Assert.Equal(2, fixture.Requests.Count);
    }

    [Fact]
    public async Task ListAsync_DayOfOtherResourceType_ThrowsWithBothTypes()
    {
        await using var fixture = new ServiceFixture();
        fixture.AddFile(new(2026, 11, 1));
        fixture.FailAlways(Fault.BodyReplaced("\"resource_type\":null", "\"resource_type\":\"Calls\""));

        var exception = await Assert.ThrowsAsync<BulkExportFormatException>(async () =>
            await fixture.Client.Days.ListAsync(ResourceType.Messages, Cancellation).ToListAsync(Cancellation)
        );

        Assert.Contains(
            "$.days[0].resource_type should be Messages, as requested, but is Calls",
            exception.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task FetchAsync_ConfigurationOfOtherResourceType_Retries()
    {
        await using var fixture = new ServiceFixture();
        fixture.Faults.Enqueue(Fault.BodyReplaced("\"Messages\"", "\"Calls\""));

        var configuration = await fixture.Client.Configuration.FetchAsync(ResourceType.Messages, Cancellation);

        Assert.Equal(ResourceType.Messages, configuration.ResourceType);
        Assert.Equal(2, fixture.Requests.Count);
    }

    [Fact]
    public async Task WaitForCompletionAsync_OtherJobAtFirst_ReturnsRequestedJob()
    {
        await using var fixture = new ServiceFixture();
        fixture.AddJob();
        fixture.Faults.Enqueue(7, Fault.ResponseMismatched()); // several polls

        await foreach (var job in fixture.Jobs.WatchAsync(TestAccount.JobSid, cancellationToken: Cancellation))
        {
            Assert.Equal((TestAccount.JobSid, ResourceType.Messages), (job.JobSid, job.ResourceType!.Value));
            break;
        }

        Assert.Equal(8, fixture.Requests.Count);
    }

    [Fact]
    public async Task DownloadJobAsync_MismatchedResponsesAndRewrittenLinks_DownloadsRequestedDays()
    {
        await using var fixture = new ExportFixture();
        var jobSid = fixture.Service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = new(2026, 9, 1),
                EndDay = new(2026, 10, 10),
                Age = TimeSpan.FromDays(1),
            }
        );
        fixture.Service.Faults.Enqueue(2, Fault.ResponseMismatched(), IsJobOrList);
        fixture.Service.Faults.Enqueue(1, Fault.UnexpectedValues(), IsJobOrList);
        fixture.Service.Faults.Enqueue(1, Fault.ResponseMismatched(), IsJobOrList);
        fixture.Service.Faults.Enqueue(2, Fault.LinksRewritten(new Uri("https://gateway.example/exports/")), IsJobOrList);

        var result = await fixture.Client.DownloadJobAsync(jobSid, fixture.DirectoryPath, cancellationToken: Cancellation);

        Assert.True(result.IsComplete);
        Assert.Equal((jobSid, ResourceType.Messages), (result.Jobs[0].JobSid, result.Jobs[0].ResourceType!.Value));
        Assert.Equal(Enumerable.Range(0, 40).Select(new DateOnly(2026, 9, 1).AddDays), result.Days.Select(day => day.Day));

        static bool IsJobOrList(ReceivedRequest request) =>
            !request.IsFileRequest && !request.Path.Contains("/Days/", StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListAsync_MoreDaysThanCompletePageSize_FollowsPages()
    {
        await using var fixture = new ServiceFixture();
        fixture.Service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = new(2026, 9, 1),
                EndDay = new(2026, 10, 31),
                Age = TimeSpan.FromDays(1),
            }
        );

        var days = await fixture.Client.Days.ListAsync(ResourceType.Messages, Cancellation).ToListAsync(Cancellation);

        Assert.Equal(61, days.Select(day => day.Day).Distinct().Count());
        Assert.Equal(["30", "30", "30"], fixture.Requests.Select(request => request.Query["PageSize"]));
    }
}
