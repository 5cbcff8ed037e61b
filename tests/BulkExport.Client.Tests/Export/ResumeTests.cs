using System.Net;
using BulkExport.Client.Testing;
using static BulkExport.Client.Tests.Export.ExportFixture;

namespace BulkExport.Client.Tests.Export;

/// <summary>Tests exports that are interrupted at any request and run again.</summary>
public class ResumeTests
{
    private static readonly DateOnly[] AllDays = [FirstDay, FirstDay.AddDays(1), FirstDay.AddDays(2)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The minimum: list the jobs, create the job, fetch the job, list the days, and fetch a link and a file for each day.</summary>
    private const int RequestCount = 10;

    public static TheoryData<int, bool> Interruptions
    {
        get
        {
            var interruptions = new TheoryData<int, bool>();
            for (var request = 1; request <= RequestCount; request++)
            {
                interruptions.Add(request, false);
                interruptions.Add(request, true);
            }

            return interruptions;
        }
    }

    [Theory]
    [MemberData(nameof(Interruptions))]
    public async Task ExportAsync_CanceledAtAnyRequest_ResumesWithSameJob(int requestNumber, bool isProcessed)
    {
        await using var fixture = new ExportFixture();
        using var cts = new CancellationTokenSource();
        fixture.Service.Faults.Enqueue(isProcessed ? Fault.ResponseLost() : Fault.NoResponse(), request => IsReached(request.Number));
        Assert.IsType<OperationCanceledException>(
            await Record.ExceptionAsync(() => fixture.ExportAsync(cancellationToken: cts.Token)),
            exactMatch: false
        );
        fixture.Service.Faults.Clear();
        var result = await fixture.ExportAsync();

        Assert.True(result.IsComplete);
        Assert.Equal(3, fixture.Service.Jobs.DaysRequestedToday);
        fixture.AssertComplete(AllDays);

        bool IsReached(int number)
        {
            if (number != requestNumber)
            {
                return false;
            }

            cts.Cancel();
            return true;
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ExportAsync_CreationResponseLost_AdoptsJob(bool reset)
    {
        await using var fixture = new ExportFixture();
        fixture.Service.Faults.Enqueue(Fault.ResponseLost(reset), request => request.Method == HttpMethod.Post);

        Assert.True((await fixture.ExportAsync()).IsComplete);
        Assert.Equal(3, fixture.Service.Jobs.DaysRequestedToday);
    }

    [Fact]
    public async Task ExportAsync_CreationResponseLostAndServiceUnavailable_AdoptsJobInNextRun()
    {
        await using var fixture = new ExportFixture();
        fixture.Service.Faults.Enqueue(Fault.ResponseLost(), request => request.Method == HttpMethod.Post);
        fixture.Service.Faults.Enqueue(
            100,
            Fault.Status(HttpStatusCode.ServiceUnavailable),
            _ => fixture.Service.Jobs.Count > 0 // after the creation
        );

        await Assert.ThrowsAnyAsync<BulkExportException>(() => fixture.ExportAsync());
        fixture.Service.Faults.Clear();

        Assert.True((await fixture.ExportAsync()).IsComplete);
        Assert.Equal(3, fixture.Service.Jobs.DaysRequestedToday);
    }

    [Fact]
    public async Task ExportAsync_CreationRejected_CreatesJobInNextRun()
    {
        await using var fixture = new ExportFixture();
        fixture.Service.Faults.Enqueue(Fault.Status(HttpStatusCode.BadRequest), request => request.Method == HttpMethod.Post);

        await Assert.ThrowsAsync<BulkExportApiException>(() => fixture.ExportAsync());

        Assert.True((await fixture.ExportAsync()).IsComplete);
        Assert.Equal(1, fixture.Service.Jobs.Count);
    }

    [Fact]
    public async Task ExportAsync_SidNotPersisted_AdoptsMatchingJob()
    {
        await using var fixture = new ExportFixture();
        var earlier = fixture.Service.Jobs.Add(CreateJob() with { Age = TimeSpan.FromDays(1) });
        fixture.Service.Jobs.Add(CreateJob() with { EndDay = FirstDay.AddDays(1) });
        var first = await fixture.ExportAsync(mode: ExportDays.All);
        await fixture.ResetJobCreationAsync($"[\"{earlier}\"]");

        var second = await fixture.ExportAsync();

        Assert.Equal(first.Jobs[0].JobSid, second.Jobs[0].JobSid);
        Assert.NotEqual(earlier, second.Jobs[0].JobSid);
        Assert.Equal(3, fixture.Service.Jobs.DaysRequestedToday);
        Assert.Contains(second.Jobs[0].JobSid.ToString(), await fixture.ReadJobDocumentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExportAsync_SidNotPersistedAndTwoCandidates_ThrowsAmbiguousJobException()
    {
        await using var fixture = new ExportFixture();
        await fixture.ExportAsync();
        var other = fixture.Service.Jobs.Add(CreateJob());
        await fixture.ResetJobCreationAsync();

        var thrown = await Assert.ThrowsAsync<BulkExportAmbiguousJobException>(() => fixture.ExportAsync());

        Assert.Equal(2, thrown.CandidateJobSids.Count);
        Assert.Contains(other, thrown.CandidateJobSids);
        Assert.Equal(3, fixture.Service.Jobs.DaysRequestedToday);
        fixture.Service.Jobs.Remove(other);
        Assert.True((await fixture.ExportAsync()).IsComplete);
    }

    [Fact]
    public async Task ExportAsync_SidNotPersistedAndNoCandidate_CreatesJobAndIgnoresExistingJobs()
    {
        await using var fixture = new ExportFixture();
        var earlier = fixture.Service.Jobs.Add(CreateJob() with { Age = TimeSpan.FromDays(1) });
        await fixture.ResetJobCreationAsync($"[\"{earlier}\"]");

        var result = await fixture.ExportAsync();

        Assert.NotEqual(earlier, result.Jobs[0].JobSid);
        Assert.Equal(3, fixture.Service.Jobs.DaysRequestedToday);
        Assert.Equal(21, fixture.Requests.Count(call => call == "GET /v1/Exports/Messages/Jobs")); // until MaxJobListingDelay has elapsed
    }

    [Fact]
    public async Task ExportAsync_PersistedJobNotFound_ThrowsWithHint()
    {
        await using var fixture = new ExportFixture();
        using var cts = new CancellationTokenSource();
        await Record.ExceptionAsync(() =>
            fixture.ExportAsync(progress: new CallbackProgress<ExportProgress>(_ => cts.Cancel()), cancellationToken: cts.Token)
        );
        fixture.Service.Jobs.Clear();

        var thrown = await Assert.ThrowsAsync<JobWaitException>(() => fixture.ExportAsync());
        Assert.EndsWith("Run the export again later, which resumes the job.", thrown.Message, StringComparison.Ordinal);
        fixture.TimeProvider.Advance(TimeSpan.FromMinutes(10)); // exceeds MaxJobListingDelay
        thrown = await Assert.ThrowsAsync<JobWaitException>(() => fixture.ExportAsync());
        Assert.EndsWith("which requests its days with a new job that counts against the quota.", thrown.Message, StringComparison.Ordinal);

        Assert.True((await fixture.ExportAsync()).IsComplete);
    }

    [Fact]
    public async Task ExportAsync_SameExportConcurrently_SharesJob()
    {
        await using var fixture = new ExportFixture();
        Task<ExportResult>? other = null;
        var progress = new CallbackProgress<ExportProgress>(_ => other ??= fixture.ExportAsync());

        var result = await fixture.ExportAsync(progress: progress);

        Assert.True(result.IsComplete);
        Assert.True((await other!).IsComplete);
        Assert.Equal(result.Jobs[0], (await other).Jobs[0]);
        Assert.Equal(3, fixture.Service.Jobs.DaysRequestedToday);
        fixture.AssertComplete(AllDays);
    }

    private static SimulatedJob CreateJob() => new() { StartDay = FirstDay, EndDay = FirstDay.AddDays(2) };
}
