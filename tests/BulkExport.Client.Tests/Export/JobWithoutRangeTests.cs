using System.Net;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Export;

/// <summary>Jobs whose <c>start_day</c> and <c>end_day</c> are null, which the description of the service permits.</summary>
public sealed class JobWithoutRangeTests
{
    private static readonly DateOnly FirstDay = new(2026, 11, 1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WaitForCompletionAsync_AllBucketsTerminal_ReturnsJob()
    {
        await using var fixture = new ServiceFixture();
        Respond(fixture.Faults, "Running", "null");
        Respond(fixture.Faults, "Completed", "null");

        var job = await fixture.Jobs.WaitForCompletionAsync(TestAccount.JobSid, cancellationToken: Cancellation);

        Assert.True(job.IsFinished);
        Assert.Equal(2, fixture.Requests.Count);
        Assert.Equal((2, 0), (job.Summary.Completed.Count, job.Summary.Pending.Count));
    }

    [Theory]
    [InlineData("""["2026-11-01","2026-11-02"]""", true)]
    [InlineData("null", false)]
    [InlineData("""["2026-11-01"]""", false)] // the other day is unknown
    public async Task DownloadJobAsync_RangeNotReported_UsesDaysOfBuckets(string days, bool isKnown)
    {
        await using var fixture = new ExportFixture();
        fixture.Service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = FirstDay,
                EndDay = FirstDay.AddDays(1),
                Age = TimeSpan.FromDays(1),
            }
        );
        Respond(fixture.Service.Faults, "Completed", days);
        var download = () => fixture.Client.DownloadJobAsync(TestAccount.JobSid, fixture.DirectoryPath, cancellationToken: Cancellation);

        if (isKnown)
        {
            var result = await download();
            Assert.True(result.IsComplete);
            Assert.Equal([FirstDay, FirstDay.AddDays(1)], result.Days.Select(day => day.Day));
        }
        else
        {
            Assert.Equal("$.details", (await Assert.ThrowsAsync<BulkExportFormatException>(download)).JsonPath);
        }
    }

    private static void Respond(SimulatedFaults faults, string status, string days) =>
        faults.Enqueue(
            Fault.Response(
                HttpStatusCode.OK,
                "application/json",
                $$"""
                {"job_sid":"{{TestAccount.JobSidText}}","resource_type":"Messages","start_day":null,"end_day":null,
                "details":[{"status":"{{status}}","count":2,"days":{{days}}}]}
                """
            )
        );
}
