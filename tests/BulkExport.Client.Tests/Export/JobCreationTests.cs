using System.Net;
using BulkExport.Client.Testing;
using static BulkExport.Client.Tests.Export.ExportFixture;

namespace BulkExport.Client.Tests.Export;

/// <summary>The job of an export is created once, also where the service lists it late.</summary>
public class JobCreationTests
{
    private const string NoJobs =
        """{"jobs":[],"meta":{"page":0,"page_size":50,"first_page_url":null,"previous_page_url":null,"url":null,"next_page_url":null,"key":"jobs"}}""";

    [Fact]
    public async Task ExportAsync_JobListedLateAfterALostResponse_IsFoundWithinTheBound()
    {
        await using var scene = new ExportFixture();
        scene.Service.Faults.Enqueue(Fault.ResponseLost(), request => request.Method == HttpMethod.Post);
        HideJobs(scene, lists: 4);
        await Assert.ThrowsAnyAsync<BulkExportException>(() => scene.ExportAsync());

        Assert.True((await scene.ExportAsync()).IsComplete);

        Assert.Equal(1, scene.Calls.Count(call => call == "POST /v1/Exports/Messages/Jobs"));
        Assert.Equal(3, scene.Service.Jobs.DaysRequestedToday);
    }

    [Fact]
    public async Task ExportAsync_LaterCreateRejected_StillFindsTheJobOfTheFirstRun()
    {
        await using var scene = new ExportFixture();
        scene.Service.Faults.Enqueue(Fault.ResponseLost(), request => request.Method == HttpMethod.Post);
        HideJobs(scene, lists: 100); // longer than the bound
        await Assert.ThrowsAnyAsync<BulkExportException>(() => scene.ExportAsync());
        scene.Clock.Advance(TimeSpan.FromMinutes(10));
        scene.Service.Faults.Enqueue(Fault.Status(HttpStatusCode.BadRequest), request => request.Method == HttpMethod.Post);
        await Assert.ThrowsAsync<BulkExportApiException>(() => scene.ExportAsync());
        scene.Service.Faults.Clear();

        Assert.True((await scene.ExportAsync()).IsComplete);

        Assert.Equal(1, scene.Service.Jobs.Count);
        Assert.Equal(3, scene.Service.Jobs.DaysRequestedToday);
    }

    [Fact]
    public async Task ExportAsync_OnlyCandidateIsDeleted_CreatesAJob()
    {
        await using var scene = new ExportFixture();
        var deleted = scene.Service.Jobs.Add(
            Same() with
            {
                Outcomes = Enumerable.Range(0, 3).ToDictionary(FirstDay.AddDays, _ => JobStatus.DeletedByUserRequest),
                Age = TimeSpan.FromHours(1),
            }
        );
        await scene.ForgetJobAsync();

        var result = await scene.ExportAsync();

        Assert.NotEqual(deleted, result.Job.JobSid);
        Assert.True(result.IsComplete);
    }

    [Fact]
    public async Task ExportAsync_AmbiguousUntilOneIsDeleted_Resumes()
    {
        await using var scene = new ExportFixture();
        var kept = scene.Service.Jobs.Add(Same());
        scene.Service.Jobs.Add(
            Same() with
            {
                Outcomes = Enumerable.Range(0, 3).ToDictionary(FirstDay.AddDays, _ => JobStatus.DeletedByUserRequest),
                Age = TimeSpan.FromHours(1),
            }
        );
        await scene.ForgetJobAsync();

        var result = await scene.ExportAsync();

        Assert.Equal(kept, result.Job.JobSid);
        Assert.Equal(0, scene.Service.Jobs.DaysRequestedToday);
    }

    [Fact]
    public async Task ExportAsync_ListOfJobsFailsOnALaterPage_AdoptsNoJobOfTheFirst()
    {
        await using var scene = new ExportFixture();
        var older = scene.Service.Jobs.Add(Same());
        var dayBefore = FirstDay.AddDays(-1);
        for (var i = 0; i < 100; i++)
        {
            scene.Service.Jobs.Add(new SimulatedJob { StartDay = dayBefore, EndDay = dayBefore });
        }

        var newer = scene.Service.Jobs.Add(Same());
        await scene.ForgetJobAsync();
        scene.Service.Faults.Enqueue(
            100,
            Fault.Status(HttpStatusCode.ServiceUnavailable),
            request => request.Query.ContainsKey("PageToken")
        );

        await Assert.ThrowsAsync<BulkExportApiException>(() => scene.ExportAsync());

        Assert.DoesNotContain(newer.ToString(), await scene.ReadManifestAsync(), StringComparison.Ordinal);
        scene.Service.Faults.Clear();
        var thrown = await Assert.ThrowsAsync<BulkExportAmbiguousJobException>(() => scene.ExportAsync());
        Assert.Equal([newer, older], thrown.CandidateJobSids);
    }

    private static void HideJobs(ExportFixture scene, int lists) =>
        scene.Service.Faults.Enqueue(
            lists,
            Fault.Response(HttpStatusCode.OK, "application/json", NoJobs),
            request => request.Method == HttpMethod.Get && request.Path == "/v1/Exports/Messages/Jobs"
        );

    private static SimulatedJob Same() => new() { StartDay = FirstDay, EndDay = FirstDay.AddDays(2) };
}
