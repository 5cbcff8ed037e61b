using System.Net;
using BulkExport.Client.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using static BulkExport.Client.Tests.Export.ExportFixture;

namespace BulkExport.Client.Tests.Export;

/// <summary>Tests that the job of an export is created once, even if the service lists it late.</summary>
public class JobCreationTests
{
    private const string NoJobs =
        """{"jobs":[],"meta":{"page":0,"page_size":50,"first_page_url":null,"previous_page_url":null,"url":null,"next_page_url":null,"key":"jobs"}}""";

    [Fact]
    public async Task ExportAsync_ResponseLostAndJobListedLate_AdoptsJob()
    {
        await using var fixture = new ExportFixture();
        fixture.Service.Faults.Enqueue(Fault.ResponseLost(), request => request.Method == HttpMethod.Post);
        HideJobs(fixture, listRequests: 4);
        await Assert.ThrowsAnyAsync<BulkExportException>(() => fixture.ExportAsync());

        Assert.True((await fixture.ExportAsync()).IsComplete);

        Assert.Equal(1, fixture.Requests.Count(call => call == "POST /v1/Exports/Messages/Jobs"));
        Assert.Equal(3, fixture.Service.Jobs.DaysRequestedToday);
    }

    [Fact]
    public async Task ExportAsync_SecondCreationRejected_AdoptsJobOfFirstRun()
    {
        await using var fixture = new ExportFixture();
        fixture.Service.Faults.Enqueue(Fault.ResponseLost(), request => request.Method == HttpMethod.Post);
        HideJobs(fixture, listRequests: 100); // exceeds MaxJobListingDelay
        await Assert.ThrowsAnyAsync<BulkExportException>(() => fixture.ExportAsync());
        fixture.TimeProvider.Advance(TimeSpan.FromMinutes(10));
        fixture.Service.Faults.Enqueue(Fault.Status(HttpStatusCode.BadRequest), request => request.Method == HttpMethod.Post);
        await Assert.ThrowsAsync<BulkExportApiException>(() => fixture.ExportAsync());
        fixture.Service.Faults.Clear();

        Assert.True((await fixture.ExportAsync()).IsComplete);

        Assert.Equal(1, fixture.Service.Jobs.Count);
        Assert.Equal(3, fixture.Service.Jobs.DaysRequestedToday);
    }

    [Fact]
    public async Task ExportAsync_FirstJobListedAfterSecondRequest_AdoptsJobOfFirstRun()
    {
        await using var fixture = new ExportFixture();
        fixture.Service.Faults.Enqueue(Fault.ResponseLost(), request => request.Method == HttpMethod.Post);
        HideJobs(fixture, listRequests: 3); // two of the first run, and one of the second before its request
        await Assert.ThrowsAnyAsync<BulkExportException>(() => fixture.ExportAsync());
        fixture.TimeProvider.Advance(TimeSpan.FromMinutes(10));
        fixture.Service.Faults.Enqueue(Fault.Status(HttpStatusCode.InternalServerError), request => request.Method == HttpMethod.Post);

        Assert.True((await fixture.ExportAsync()).IsComplete);

        Assert.Equal(2, fixture.Requests.Count(call => call == "POST /v1/Exports/Messages/Jobs"));
        Assert.Equal(1, fixture.Service.Jobs.Count);
    }

    [Theory]
    [InlineData("2026-11-24T12:00:01+00:00")]
    [InlineData("2027-11-24T12:00:00+00:00")]
    public async Task ExportAsync_RequestDatedInFutureAndJobListedLate_AdoptsJob(string requestedAt)
    {
        await using var fixture = new ExportFixture();
        var existing = fixture.Service.Jobs.Add(CreateJob());
        await fixture.ResetJobCreationAsync(requestedAt: requestedAt);
        HideJobs(fixture, listRequests: 20); // the last list is at the end of the default MaxJobListingDelay

        var result = await fixture.ExportAsync();

        Assert.Equal(existing, result.Jobs[0].JobSid);
        Assert.Equal(0, fixture.Service.Jobs.DaysRequestedToday);
    }

    [Fact]
    public async Task ExportAsync_RequestDatedInFutureAndNoCandidate_CreatesJobAfterMaxJobListingDelay()
    {
        await using var fixture = new ExportFixture();
        await fixture.ResetJobCreationAsync(requestedAt: "2027-11-24T12:00:00+00:00");

        Assert.True((await fixture.ExportAsync()).IsComplete);

        Assert.Equal(21, fixture.Requests.Count(call => call == "GET /v1/Exports/Messages/Jobs"));
        Assert.Equal(1, fixture.Service.Jobs.Count);
    }

    [Fact]
    public async Task ExportAsync_JobListedLate_LogsWaitOnce()
    {
        using var loggerProvider = new FakeLoggerProvider();
        await using var fixture = new ExportFixture(loggerProvider: loggerProvider);
        fixture.Service.Jobs.Add(CreateJob());
        await fixture.ResetJobCreationAsync(requestedAt: "2026-11-24T12:00:00+00:00");
        HideJobs(fixture, listRequests: 4);

        await fixture.ExportAsync();

        var message = Assert.Single(loggerProvider.Collector.GetSnapshot(), record => record.Id.Id == 7);
        Assert.Equal(LogLevel.Information, message.Level);
        Assert.Contains("Messages 2026-11-01", message.Message, StringComparison.Ordinal);
        Assert.Contains("within 00:05:00", message.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExportAsync_MaxJobListingDelayElapsesDuringList_ListsAgainBeforeCreation()
    {
        await using var fixture = new ExportFixture();
        var existing = fixture.Service.Jobs.Add(CreateJob());
        await fixture.ResetJobCreationAsync(requestedAt: "2026-11-24T11:55:01+00:00");
        fixture.Service.Faults.Enqueue(
            Fault.Response(HttpStatusCode.OK, "application/json", NoJobs),
            request =>
            {
                fixture.TimeProvider.Advance(TimeSpan.FromSeconds(1));
                return request.Path == "/v1/Exports/Messages/Jobs";
            }
        );

        var result = await fixture.ExportAsync();

        Assert.Equal(existing, result.Jobs[0].JobSid);
        Assert.Equal(0, fixture.Service.Jobs.DaysRequestedToday);
    }

    [Fact]
    public async Task ExportAsync_CandidateListedAfterMaxJobListingDelay_AdoptsJob()
    {
        await using var fixture = new ExportFixture();
        var existing = fixture.Service.Jobs.Add(CreateJob());
        await fixture.ResetJobCreationAsync(requestedAt: "2026-11-23T12:00:00+00:00");

        Assert.Equal(existing, (await fixture.ExportAsync()).Jobs[0].JobSid);

        Assert.Equal(0, fixture.Service.Jobs.DaysRequestedToday);
    }

    [Fact]
    public async Task ExportAsync_CandidatesListedAfterMaxJobListingDelay_ThrowsWithTheirSids()
    {
        await using var fixture = new ExportFixture();
        JobSid[] candidates = [fixture.Service.Jobs.Add(CreateJob()), fixture.Service.Jobs.Add(CreateJob())];
        await fixture.ResetJobCreationAsync(requestedAt: "2026-11-23T12:00:00+00:00");

        var thrown = await Assert.ThrowsAsync<BulkExportAmbiguousJobException>(() => fixture.ExportAsync());

        Assert.Equivalent(candidates, thrown.CandidateJobSids, strict: true);
        Assert.All(candidates, candidate => Assert.Contains(candidate.ToString(), thrown.Message, StringComparison.Ordinal));
        Assert.Equal(0, fixture.Service.Jobs.DaysRequestedToday);
    }

    [Fact]
    public async Task ExportAsync_ListOfJobsFailsOnALaterPage_AdoptsNoJobOfTheFirst()
    {
        await using var fixture = new ExportFixture();
        var older = fixture.Service.Jobs.Add(CreateJob());
        var dayBefore = FirstDay.AddDays(-1);
        for (var i = 0; i < 100; i++)
        {
            fixture.Service.Jobs.Add(new SimulatedJob { StartDay = dayBefore, EndDay = dayBefore });
        }

        var newer = fixture.Service.Jobs.Add(CreateJob());
        await fixture.ResetJobCreationAsync();
        fixture.Service.Faults.Enqueue(
            100,
            Fault.Status(HttpStatusCode.ServiceUnavailable),
            request => request.Query.ContainsKey("PageToken")
        );

        await Assert.ThrowsAsync<BulkExportApiException>(() => fixture.ExportAsync());

        Assert.DoesNotContain(newer.ToString(), await fixture.ReadJobDocumentAsync(), StringComparison.Ordinal);
        fixture.Service.Faults.Clear();
        var exception = await Assert.ThrowsAsync<BulkExportAmbiguousJobException>(() => fixture.ExportAsync());
        Assert.Equal([newer, older], exception.CandidateJobSids);
    }

    private static void HideJobs(ExportFixture fixture, int listRequests) =>
        fixture.Service.Faults.Enqueue(
            listRequests,
            Fault.Response(HttpStatusCode.OK, "application/json", NoJobs),
            request => request.Method == HttpMethod.Get && request.Path == "/v1/Exports/Messages/Jobs"
        );

    private static SimulatedJob CreateJob() => new() { StartDay = FirstDay, EndDay = FirstDay.AddDays(2) };
}
