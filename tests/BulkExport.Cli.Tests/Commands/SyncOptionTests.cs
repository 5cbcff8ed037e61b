using System.Text.Json;
using BulkExport.Cli.Tests.Support;

namespace BulkExport.Cli.Tests.Commands;

/// <summary>The options and the documents of the command <c>sync</c>. Today is 2026-11-24, so the latest day that can be exported is 2026-11-22.</summary>
public sealed class SyncOptionTests : CliTestBase
{
    private readonly string _directory = Directory.CreateTempSubdirectory("bulkexport-").FullName;

    [Fact]
    public async Task Sync_Json_WritesDocument()
    {
        ConfigureNewJob = job => job with { Outcomes = new Dictionary<DateOnly, JobStatus> { [new(2026, 11, 20)] = JobStatus.Failed } };

        Assert.Equal(5, await SyncAsync("--from", "2026-11-20", "--daily-quota", "2", "--json"));
        var sync = JsonSerializer.Deserialize<JsonElement>(Output.ToString());
        Assert.Equal(_directory, sync.GetProperty("location").GetString());
        Assert.False(sync.GetProperty("isComplete").GetBoolean());
        Assert.Equal("2026-11-20", sync.GetProperty("oldestMissingDay").GetString());
        Assert.Equal("2026-11-25", sync.GetProperty("deferredUntil").GetString());
        Assert.Equal(2, sync.GetProperty("requestedDayCount").GetInt32());
        Assert.Equal(
            """{"present":0,"downloaded":1,"reexported":0,"noRecords":0,"pending":0,"deferred":1,"failed":1}""",
            sync.GetProperty("dayCounts").GetRawText()
        );
        var days = sync.GetProperty("days");
        Assert.Equal(["Failed", "Downloaded", "Deferred"], days.EnumerateArray().Select(day => day.GetProperty("status").GetString()));
        Assert.Contains("2026-11-20", days[0].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(RecordsOf(21), days[1].GetProperty("file").GetProperty("recordCount").GetInt64());
        Assert.Equal(
            """{"resourceType":"Messages","action":"Request","reason":"Missing","startDay":"2026-11-20","endDay":"2026-11-21","dayCount":2,"deferredUntil":null}""",
            sync.GetProperty("plan")[0].GetRawText()
        );
        Assert.Equal(1, sync.GetProperty("jobs").GetArrayLength());
        Assert.Contains("  2 days to process: 2 pending, 1 deferred\n", Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sync_DryRun_ShowsPlanWithoutRequest(bool isTerminal)
    {
        Assert.Equal(0, await SyncAsync("--from", "2026-11-18", "--until", "2026-11-18"));
        Service.Requests.Clear();
        Output.GetStringBuilder().Clear();
        IsTerminal = isTerminal;

        Assert.Equal(0, await SyncAsync("--from", "2026-11-17", "--daily-quota", "4", "--dry-run"));
        Assert.Equal(HttpMethod.Get, Assert.Single(Service.Requests).Method);
        if (isTerminal)
        {
            Assert.Matches("request +Messages +2026-11-17 +2026-11-17 +1 +missing", Screen.Output);
            Assert.Matches("defer +Messages +2026-11-21 +2026-11-22 +2 +missing, until 2026-11-25", Screen.Output);
            Assert.Contains("  quota     3 days in 2 jobs; at most 4 per UTC day", Screen.Output, StringComparison.Ordinal);
            Assert.EndsWith("  Dry run: nothing was requested or downloaded.\n", Screen.Output, StringComparison.Ordinal);
            return;
        }

        Assert.Equal(
            $"""
            request: Messages 2026-11-17, 1 day (missing)
            request: Messages 2026-11-19 to 2026-11-20, 2 days (missing)
            defer: Messages 2026-11-21 to 2026-11-22, 2 days (missing), until 2026-11-25
            keep: Messages 2026-11-18, 1 day (the store has the file)
            Quota: 3 days in 2 jobs; at most 4 per UTC day
            Location: {_directory}

            """.ReplaceLineEndings("\n"),
            Output.ToString()
        );
    }

    [Fact]
    public async Task Sync_DryRunJson_WritesPlan()
    {
        Assert.Equal(0, await SyncAsync("--from", "2026-11-21", "--dry-run", "--json"));
        var sync = JsonSerializer.Deserialize<JsonElement>(Output.ToString());
        Assert.Equal(0, sync.GetProperty("requestedDayCount").GetInt32());
        Assert.Equal(2, sync.GetProperty("dayCounts").GetProperty("pending").GetInt32());
        Assert.Equal("Request", Assert.Single(sync.GetProperty("plan").EnumerateArray()).GetProperty("action").GetString());
        Assert.Equal(0, Service.Jobs.Count);
    }

    [Fact]
    public async Task Sync_UnknownResourceType_Returns3AndSuggestsName()
    {
        Assert.Equal(3, await RunAsync("sync", "Messages", "Cals", "--from", "2026-11-20", "--to", _directory));
        Assert.EndsWith("\nDid you mean Calls?\n", Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sync_UntilBeforeFrom_Returns2()
    {
        Assert.Equal(2, await SyncAsync("--from", "2026-11-02", "--until", "2026-11-01"));
        AssertOneErrorLine("--until must not be before --from.");
        Assert.Empty(Service.Requests);
    }

    [Theory]
    [InlineData("Required argument 'types' missing", "--from", "2026-11-01", "--to", "x")]
    [InlineData("Option '--from' is required", "Messages", "--to", "x")]
    [InlineData("Option '--to' is required", "Messages", "--from", "2026-11-01")]
    [InlineData("--to: The location must be", "Messages", "--from", "2026-11-01", "--to", "")]
    [InlineData("--from must be a date", "Messages", "--from", "November", "--to", "x")]
    [InlineData(
        "--reexport-after must be a number from 3 to 3650",
        "Messages",
        "--from",
        "2026-11-02",
        "--to",
        "x",
        "--reexport-after",
        "2"
    )]
    [InlineData("--daily-quota must be a number from 0 to 366", "Messages", "--from", "2026-11-02", "--to", "x", "--daily-quota", "367")]
    [InlineData("Invalid resource type", "Mess/ages", "--from", "2026-11-02", "--to", "x")]
    public async Task Sync_InvalidUsage_Returns2(string message, params string[] args)
    {
        Assert.Equal(2, await RunAsync([.. (string[])["sync"], .. args]));
        Assert.StartsWith($"error: {message}", Error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("Try: bulkexport sync --help\n", Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Service.Requests);
    }

    protected override void CleanUp() => Directory.Delete(_directory, recursive: true);

    private Task<int> SyncAsync(params string[] options) => RunAsync([.. (string[])["sync", "Messages", "--to", _directory], .. options]);

    private long RecordsOf(int day) => Service.Files.Get(ResourceType.Messages, new(2026, 11, day)).RecordCount!.Value;
}
