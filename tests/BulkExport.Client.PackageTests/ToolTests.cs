using System.Text.RegularExpressions;
using BulkExport.Client.PackageTests.Support;

namespace BulkExport.Client.PackageTests;

/// <summary>Installs the command-line tool from a directory feed and runs it.</summary>
[Collection(typeof(Consumers))]
public sealed partial class ToolTests(PackedPackages packages, InstalledTool tool)
{
    [Fact]
    public void Package_Content_HasToolReadmeAndLicense()
    {
        var package = packages.Read(PackedPackages.Tool);

        Assert.Equal("DotnetTool", package.Element("packageTypes")?.Elements().Single().Attribute("name")?.Value);
        Assert.Contains("README.md", package.Names);
        Assert.Contains("LICENSE", package.Names);
        Assert.Null(package.Element("dependencies"));
        Assert.Equal(packages.Read(PackedPackages.Client).Version, package.Version);
    }

    [Fact]
    public async Task Help_InstalledTool_ListsCommands()
    {
        var output = await tool.RunAsync(["--help"]);

        Assert.Contains("  bulkexport export Messages", output, StringComparison.Ordinal);
        Assert.Contains("  130  canceled", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JobShow_InstalledToolAgainstSimulatedService_ShowsJob()
    {
        using var service = tool.Start(["simulate", "--port", "0"]);
        try
        {
            var script = string.Join('\n', await ProgramOutput.ReadToAsync(service.StandardOutput, "Ctrl+C"));
            var variables = VariablePattern()
                .Matches(script)
                .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value);
            var jobSid = JobPattern().Match(script).Groups["sid"].Value;

            var output = await tool.RunAsync(["job", "show", jobSid], variables);

            Assert.StartsWith($"Job: {jobSid}\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
            Assert.Contains("Done: 7 of 7 days", output, StringComparison.Ordinal);
        }
        finally
        {
            service.Kill(entireProcessTree: true);
            await service.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>An assignment of an environment variable, in the syntax of either shell.</summary>
    [GeneratedRegex("""^(export |\$env:)(?<name>\w+) ?= ?"?(?<value>[^"\s]+)""", RegexOptions.Multiline)]
    private static partial Regex VariablePattern();

    [GeneratedRegex(@"job show (?<sid>JS[0-9a-f]{32})")]
    private static partial Regex JobPattern();
}
