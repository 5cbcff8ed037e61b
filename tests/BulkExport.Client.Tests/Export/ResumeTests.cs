using System.Net;
using BulkExport.Client.Testing;
using static BulkExport.Client.Tests.Export.ExportFixture;

namespace BulkExport.Client.Tests.Export;

/// <summary>Exports that end between any two of their steps, and are run again.</summary>
public class ResumeTests
{
    private static readonly DateOnly[] AllDays = [FirstDay, FirstDay.AddDays(1), FirstDay.AddDays(2)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The fewest: list the jobs, create, fetch, list the days, and a link and a file for each.</summary>
    private const int CallsOfAnExport = 10;

    public static TheoryData<int, bool> Calls
    {
        get
        {
            var calls = new TheoryData<int, bool>();
            for (var call = 1; call <= CallsOfAnExport; call++)
            {
                calls.Add(call, false);
                calls.Add(call, true);
            }

            return calls;
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task ExportAsync_EndsAtAnyCall_GoesOnAndSpendsTheQuotaOnce(int call, bool isCarriedOut)
    {
        await using var scene = new ExportFixture();
        using var end = new CancellationTokenSource();
        scene.Service.Faults.Enqueue(isCarriedOut ? Fault.ResponseLost() : Fault.NoResponse(), request => Reaches(request.Number));
        Assert.IsType<OperationCanceledException>(
            await Record.ExceptionAsync(() => scene.ExportAsync(cancellationToken: end.Token)),
            exactMatch: false
        );
        scene.Service.Faults.Clear();
        var result = await scene.ExportAsync();

        Assert.True(result.IsComplete);
        Assert.Equal(3, scene.Service.Jobs.DaysRequestedToday);
        scene.AssertWhole(AllDays);

        bool Reaches(int number)
        {
            if (number != call)
            {
                return false;
            }

            end.Cancel();
            return true;
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ExportAsync_AnswerOfTheCreationLost_FindsTheJob(bool reset)
    {
        await using var scene = new ExportFixture();
        scene.Service.Faults.Enqueue(Fault.ResponseLost(reset), request => request.Method == HttpMethod.Post);

        Assert.True((await scene.ExportAsync()).IsComplete);
        Assert.Equal(3, scene.Service.Jobs.DaysRequestedToday);
    }

    [Fact]
    public async Task ExportAsync_AnswerOfTheCreationLostAndThenEverything_FindsTheJobNextTime()
    {
        await using var scene = new ExportFixture();
        scene.Service.Faults.Enqueue(Fault.ResponseLost(), request => request.Method == HttpMethod.Post);
        scene.Service.Faults.Enqueue(
            100,
            Fault.Status(HttpStatusCode.ServiceUnavailable),
            _ => scene.Service.Jobs.Count > 0 // from the creation on
        );

        await Assert.ThrowsAnyAsync<BulkExportException>(() => scene.ExportAsync());
        scene.Service.Faults.Clear();

        Assert.True((await scene.ExportAsync()).IsComplete);
        Assert.Equal(3, scene.Service.Jobs.DaysRequestedToday);
    }

    [Fact]
    public async Task ExportAsync_CreationRefused_AsksAgainNextTime()
    {
        await using var scene = new ExportFixture();
        scene.Service.Faults.Enqueue(Fault.Status(HttpStatusCode.BadRequest), request => request.Method == HttpMethod.Post);

        await Assert.ThrowsAsync<BulkExportApiException>(() => scene.ExportAsync());

        Assert.True((await scene.ExportAsync()).IsComplete);
        Assert.Equal(1, scene.Service.Jobs.Count);
    }

    [Fact]
    public async Task ExportAsync_SidNotNoted_FindsTheJobAmongOthers()
    {
        await using var scene = new ExportFixture();
        var earlier = scene.Service.Jobs.Add(Same() with { Age = TimeSpan.FromDays(1) });
        scene.Service.Jobs.Add(Same() with { EndDay = FirstDay.AddDays(1) });
        var first = await scene.ExportAsync();
        await scene.ForgetJobAsync($"[\"{earlier}\"]");

        var again = await scene.ExportAsync();

        Assert.Equal(first.Job.JobSid, again.Job.JobSid);
        Assert.NotEqual(earlier, again.Job.JobSid);
        Assert.Equal(3, scene.Service.Jobs.DaysRequestedToday);
        Assert.Contains(again.Job.JobSid.ToString(), await scene.ReadManifestAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExportAsync_SidNotNotedAndTwoCandidates_CannotTell()
    {
        await using var scene = new ExportFixture();
        await scene.ExportAsync();
        var other = scene.Service.Jobs.Add(Same());
        await scene.ForgetJobAsync();

        var thrown = await Assert.ThrowsAsync<BulkExportAmbiguousJobException>(() => scene.ExportAsync());

        Assert.Equal(2, thrown.CandidateJobSids.Count);
        Assert.Contains(other, thrown.CandidateJobSids);
        Assert.Equal(3, scene.Service.Jobs.DaysRequestedToday);
        scene.Service.Jobs.Remove(other);
        Assert.True((await scene.ExportAsync()).IsComplete);
    }

    [Fact]
    public async Task ExportAsync_SidNotNotedAndNoCandidate_AsksAgainAndStillKnowsTheJobsFromBefore()
    {
        await using var scene = new ExportFixture();
        var earlier = scene.Service.Jobs.Add(Same() with { Age = TimeSpan.FromDays(1) });
        await scene.ForgetJobAsync($"[\"{earlier}\"]");

        var result = await scene.ExportAsync();

        Assert.NotEqual(earlier, result.Job.JobSid);
        Assert.Equal(3, scene.Service.Jobs.DaysRequestedToday);
        Assert.Equal(21, scene.Calls.Count(call => call == "GET /v1/Exports/Messages/Jobs")); // until the job would be listed
    }

    [Fact]
    public async Task ExportAsync_JobNotedButGone_SaysHowToAskAgain()
    {
        await using var scene = new ExportFixture();
        var started = new CancellationTokenSource();
        await Record.ExceptionAsync(() =>
            scene.ExportAsync(progress: new CallbackProgress<ExportProgress>(_ => started.Cancel()), cancellationToken: started.Token)
        );
        scene.Service.Jobs.Clear();

        var thrown = await Assert.ThrowsAsync<JobWaitException>(() => scene.ExportAsync());

        Assert.EndsWith($"delete {scene.Manifest} and run the export again.", thrown.Message, StringComparison.Ordinal);
        scene.DeleteManifest();
        Assert.True((await scene.ExportAsync()).IsComplete);
    }

    [Fact]
    public async Task ExportAsync_SameExportRunning_SharesTheJob()
    {
        await using var scene = new ExportFixture();
        Task<ExportResult>? other = null;
        var progress = new CallbackProgress<ExportProgress>(_ => other ??= scene.ExportAsync());

        var result = await scene.ExportAsync(progress: progress);

        Assert.True(result.IsComplete);
        Assert.True((await other!).IsComplete);
        Assert.Equal(result.Job, (await other).Job);
        Assert.Equal(3, scene.Service.Jobs.DaysRequestedToday);
        scene.AssertWhole(AllDays);
    }

    private static SimulatedJob Same() => new() { StartDay = FirstDay, EndDay = FirstDay.AddDays(2) };
}
