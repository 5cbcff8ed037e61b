using BulkExport.Client.PackageTests.Support;

namespace BulkExport.Client.PackageTests;

/// <summary>Runs the programs of <c>docs/getting-started.md</c> and <c>docs/jobs.md</c> against the packages.</summary>
[Collection(typeof(Consumers))]
public sealed class GettingStartedTests(ConsumerWorkspace workspace)
{
    [Fact]
    public async Task GettingStarted_SimulatedService_ExportsReadsAndDeletes()
    {
        var lines = await RunAsync("GettingStarted");

        Assert.Equal(7, lines.Length);
        Assert.Matches("^Job JS[0-9a-f]{32}$", lines[0]);
        Assert.All(lines[1..4], line => Assert.Matches(@"^\d{4}-\d\d-\d\d: Downloaded, [1-9]\d* records$", line));
        Assert.Matches(@"^[1-9]\d* messages, -?\d+\.\d+ in total$", lines[4]);
        Assert.Equal("Messages, 2026-11-01 to 2026-11-07: 6 days completed", lines[5]);
        Assert.Equal("Deleted JS0123456789abcdef0123456789abcdef", lines[6]);
    }

    [Fact]
    public async Task Wait_FinishedJob_PrintsSummary() =>
        Assert.Contains("Completed: 6 days, empty: 0 days, failed: 1 day", await RunAsync("Wait"));

    /// <summary>Builds and runs a program.</summary>
    /// <returns>The lines of its output.</returns>
    private async Task<string[]> RunAsync(string name)
    {
        var project = workspace.CreateProject(name, name);
        await workspace.RunAsync(project, "build", "--configuration=Release", "--output=out");
        using var service = await Service.StartAsync(workspace.ServiceProgram, "now");
        var arguments = new[] { Path.Combine(project, "out", $"{name}.dll"), "JS0123456789abcdef0123456789abcdef" };
        var output = await Command.RunAsync(project, "dotnet", arguments, service.Environment);
        return output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
