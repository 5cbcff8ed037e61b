using System.Net;
using BulkExport.Client.Testing;

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
