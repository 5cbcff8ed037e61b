using BulkExport.Client.PackageTests.Support;

namespace BulkExport.Client.PackageTests;

/// <summary>Runs the program of <c>docs/getting-started.md</c> against the packages.</summary>
[Collection(typeof(Consumers))]
public sealed class GettingStartedTests(ConsumerWorkspace workspace)
{
    [Fact]
    public async Task Program_SimulatedService_ExportsReadsAndDeletes()
    {
        var project = workspace.CreateProject("GettingStarted", "GettingStarted");
        await workspace.RunAsync(project, "build", "--configuration=Release", "--output=out");
        using var service = await Service.StartAsync(workspace.ServiceProgram, "now");
        var arguments = new[] { Path.Combine(project, "out", "GettingStarted.dll"), "JS0123456789abcdef0123456789abcdef" };

        var output = await Command.RunAsync(project, "dotnet", arguments, service.Environment);

        var lines = output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(6, lines.Length);
        Assert.Equal("Messages, 2026-11-01 to 2026-11-07: 6 days completed", lines[0]);
        Assert.All(lines[1..4], line => Assert.Matches(@"^\d{4}-\d\d-\d\d: Downloaded, [1-9]\d* records$", line));
        Assert.Matches(@"^[1-9]\d* messages, -?\d+\.\d+ in total$", lines[4]);
        Assert.Equal("Deleted JS0123456789abcdef0123456789abcdef", lines[5]);
    }
}
