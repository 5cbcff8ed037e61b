using BulkExport.Client.Tests.Docs.Support;

namespace BulkExport.Client.Tests.Docs;

public sealed class ExportSnippetTests
{
    [Fact]
    public async Task Run_DayFails_ReturnsOneUntilRunAgain()
    {
        var (jobCount, failed) = (0, new DateOnly(2026, 11, 3));
        await using var scene = new SnippetScene(job =>
            jobCount++ > 0 ? job : job with { Outcomes = new Dictionary<DateOnly, JobStatus> { [failed] = JobStatus.Failed } }
        );

        Assert.Equal(1, await ExportSnippets.RunAsync());
        Assert.Equal(0, await ExportSnippets.RunAsync());

        Assert.Equal(2, jobCount); // the second one is for the failed day
        Assert.Equal(7, Directory.GetFiles(scene.GetFullPath("exports"), "*.json.gz", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task ExportWithProgress_SimulatedService_Completes()
    {
        await using var scene = new SnippetScene();
        var request = new CreateJobRequest
        {
            ResourceType = ResourceType.Calls,
            StartDay = new(2026, 11, 1),
            EndDay = new(2026, 11, 2),
            FriendlyName = "Calls",
        };

        var result = await ExportSnippets.ExportWithProgressAsync(request);

        Assert.True(result.IsComplete);
        Assert.Equal(2, Directory.GetFiles(scene.GetFullPath("exports"), "*.json.gz", SearchOption.AllDirectories).Length);
    }
}
