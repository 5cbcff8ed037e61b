using System.Globalization;
using BulkExport.Client.PackageTests.Support;

namespace BulkExport.Client.PackageTests;

/// <summary>Runs the programs that a new user of the packages writes, against the packages.</summary>
[Collection(typeof(Consumers))]
public sealed class FirstHourTests(ConsumerWorkspace workspace, FirstHourPrograms programs, InstalledTool tool)
    : IClassFixture<FirstHourPrograms>
{
    [Theory]
    [InlineData("JobsApiTests")]
    [InlineData("Cleanup")]
    public async Task TestProject_AgainstSimulatedService_Passes(string name)
    {
        var output = await Command.RunAsync(workspace.CreateDirectory(), "dotnet", [programs.GetPath(name)]);

        Assert.Matches(@"failed: 0\s+succeeded: [1-9]", output);
    }

    [Fact]
    public async Task Nightly_DayFailedAtService_ExportsOtherDaysAndLogsMissingDay()
    {
        using var service = await Service.StartAsync(workspace.ServiceProgram, "now");
        var directory = workspace.CreateDirectory();
        var arguments = new[] { programs.GetPath("Nightly"), $"--Nightly:Directory={directory}", "--Nightly:PollingInterval=00:00:01" };
        var program = Path.GetDirectoryName(arguments[0])!;
        using var worker = Command.Start(program, "dotnet", arguments, service.HostEnvironment);
        var lines = await ProgramOutput.ReadToAsync(worker.StandardOutput, "Exported the days");

        await Command.RunAsync(directory, "bash", ["-c", $"kill -TERM {worker.Id}"]); // a graceful shutdown
        await worker.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, worker.ExitCode);
        var alert = Assert.Single(lines, line => line.Contains("ALERT", StringComparison.Ordinal));
        Assert.Contains($"ALERT Calls of {service.Values["failedDay"]} is missing: ExportFailed", alert, StringComparison.Ordinal);
        Assert.Equal(9, Directory.GetFiles(directory, "*.json.gz", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task Finance_UnreadableRecordAndTruncatedFile_SumsEqualTotalsOfDuckDB()
    {
        using var service = await Service.StartAsync(workspace.ServiceProgram);
        var directory = workspace.CreateDirectory();
        await tool.RunAsync(["export", "Messages", "2026-11-08", "2026-11-10", "--to", directory], service.Environment);
        var path = Path.Combine(directory, "resource_type=Messages", "day=2026-11-10", "Messages-2026-11-10.json.gz");
        await using (var file = File.OpenWrite(path))
        {
            file.SetLength(file.Length / 2);
        }

        var csv = Path.Combine(directory, "sums.csv");
        var parquet = Path.Combine(directory, "messages.parquet");
        var output = await Command.RunAsync(directory, "dotnet", [programs.GetPath("Finance"), directory, "2026-11", csv, parquet]);

        var lines = ProgramOutput.SplitLines(output);
        var sums = lines.Take(2).Select(line => decimal.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(sums[0], sums[1]);
        Assert.NotEqual(0, sums[0]);
        Assert.EndsWith("unreadable: 1", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("Missing: 2026-11-01, ", lines[3], StringComparison.Ordinal);
        Assert.Contains("2026-11-07, 2026-11-10, 2026-11-11", lines[3], StringComparison.Ordinal);
        Assert.StartsWith(
            "direction,country,unit,messages,price,unpriced",
            await File.ReadAllTextAsync(csv, TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Replies_ExportedFiles_PrintsEachRecord()
    {
        using var service = await Service.StartAsync(workspace.ServiceProgram);
        var directory = workspace.CreateDirectory();
        await tool.RunAsync(["export", "Messages", "2026-11-01", "2026-11-07", "--to", directory], service.Environment);

        var output = await Command.RunAsync(directory, "dotnet", [programs.GetPath("Replies"), directory]);

        var lines = ProgramOutput.SplitLines(output);
        var count = service.Values["records"].Split(' ').Sum(value => int.Parse(value, CultureInfo.InvariantCulture));
        Assert.Equal(count, lines.Distinct().Count());
        Assert.All(lines, line => Assert.Matches(@"^[A-Z]{2}[0-9a-f]{32}: \d+ characters$", line));
        Assert.Contains(lines, line => !line.EndsWith(": 0 characters", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Accounts_RotatedToken_UsesNewTokenThroughProxy()
    {
        var output = await Command.RunAsync(
            workspace.CreateDirectory(),
            "dotnet",
            [programs.GetPath("Accounts"), workspace.CreateDirectory()]
        );

        var lines = ProgramOutput.SplitLines(output);
        Assert.StartsWith("old token: BulkExportApiException: ", lines[0], StringComparison.Ordinal);
        Assert.Contains("401", lines[0], StringComparison.Ordinal);
        Assert.Equal("new token: OK", lines[2]);
        Assert.Contains(
            lines,
            line => line.StartsWith("20 calls through a bulkhead of 2: RateLimiterRejectedException: ", StringComparison.Ordinal)
        );
        Assert.Equal(
            [
                "download: OK",
                "missing: 0 of 1",
                "export: OK",
                "support: OK",
                "team: API finance, file none",
                "through the proxy: billing.test:443, support.test:443",
            ],
            lines.TakeLast(6)
        );
    }

    [Fact]
    public async Task Cron_DayFailedAtService_MailsMissingDay()
    {
        using var service = await Service.StartAsync(workspace.ServiceProgram, "now");
        var script = Path.Combine(workspace.CreateProject("Cron", "Cron"), "cron.sh");
        var directory = workspace.CreateDirectory();
        var environment = service.Environment;
        (environment["CLI"], environment["OUT"]) = (tool.Program, directory);

        var output = await Command.RunAsync(directory, "bash", ["-c", "bash \"$0\"; echo \"exit code $?\"", script], environment);

        Assert.Equal(
            ["MAIL to ops: missing days of Calls", $"{service.Values["failedDay"]} ExportFailed", "exit code 1"],
            ProgramOutput.SplitLines(output)
        );
        Assert.Equal(13, Directory.GetFiles(directory, "*.json.gz", SearchOption.AllDirectories).Length);
    }
}
