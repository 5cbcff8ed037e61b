using System.Text.Json;
using BulkExport.Cli.Tests.Support;

namespace BulkExport.Cli.Tests.Json;

/// <summary>The output of <c>export --json</c>, in this process and in a separate process.</summary>
public sealed class ExportJsonTests : CliTestBase
{
    private readonly string _directory = Directory.CreateTempSubdirectory("bulkexport-").FullName;

    [Fact]
    public async Task Export_Json_WritesFilesEmptyDaysAndMissingDays()
    {
        ConfigureNewJob = job =>
            job with
            {
                EndDay = new(2026, 11, 4),
                Outcomes = new Dictionary<DateOnly, JobStatus>
                {
                    [new(2026, 11, 2)] = JobStatus.Failed,
                    [new(2026, 11, 4)] = JobStatus.CompletedEmptyRecords,
                },
            };
        Service.Files.Replace(ResourceType.Messages, new(2026, 11, 3), [0x1f, 0x8b, 8, 0]);

        Assert.Equal(5, await RunAsync("export", "messages", "2026-11-01", "2026-11-04", "--to", _directory, "--json"));

        var export = JsonSerializer.Deserialize<JsonElement>(Output.ToString());
        Assert.False(export.GetProperty("isComplete").GetBoolean());
        Assert.Equal(_directory, export.GetProperty("location").GetString());
        var file = Assert.Single(export.GetProperty("files").EnumerateArray());
        Assert.Equal("2026-11-01", file.GetProperty("day").GetString());
        Assert.Equal(new FileInfo(file.GetProperty("path").GetString()!).Length, file.GetProperty("size").GetInt64());
        Assert.Equal(file.GetProperty("recordCount").GetInt64(), export.GetProperty("recordCount").GetInt64());
        Assert.Equal("2026-11-04", Assert.Single(export.GetProperty("emptyDays").EnumerateArray()).GetString());
        var missing = export.GetProperty("missingDays");
        Assert.Equal(2, missing.GetArrayLength());
        Assert.StartsWith(
            """{"day":"2026-11-02","status":"ExportFailed","reason":"the export failed","error":"The Messages of 2026-11-02 """,
            missing[0].GetRawText(),
            StringComparison.Ordinal
        );
        Assert.Equal("2026-11-03", missing[1].GetProperty("day").GetString());
        Assert.Equal("DownloadFailed", missing[1].GetProperty("status").GetString());
        Assert.Equal("the download failed", missing[1].GetProperty("reason").GetString());
        Assert.Contains("2026-11-03", missing[1].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Contains("  0 of 4 days done; Submitted 4", Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("\nTo retry the failed downloads, run:\n  bulkexport export messages ", Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_JsonInProcess_WritesOnlyDocumentToStandardOutput()
    {
        await using var service = CliProcess.StartService(missing: new(2026, 11, 2));

        var result = await CliProcess.RunAsync(service, ["export", "Messages", "2026-11-01", "2026-11-03", "--to", _directory, "--json"]);

        Assert.Equal(5, result.ExitCode);
        var missing = JsonSerializer.Deserialize<JsonElement>(result.Output).GetProperty("missingDays");
        Assert.Equal("2026-11-02", Assert.Single(missing.EnumerateArray()).GetProperty("day").GetString());
        Assert.Contains(" days done; ", result.Error, StringComparison.Ordinal);
    }

    protected override void CleanUp() => Directory.Delete(_directory, recursive: true);
}
