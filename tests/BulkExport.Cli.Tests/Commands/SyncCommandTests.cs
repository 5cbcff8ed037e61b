using System.Net;
using System.Text.Json;
using BulkExport.Cli.Tests.Support;
using BulkExport.Client.Testing;

namespace BulkExport.Cli.Tests.Commands;

/// <summary>The command <c>sync</c>. Today is 2026-11-24, so the latest day that can be exported is 2026-11-22.</summary>
public sealed class SyncCommandTests : CliTestBase
{
    private readonly string _directory = Directory.CreateTempSubdirectory("bulkexport-").FullName;

    [Fact]
    public async Task Sync_InPipe_WritesProgressAndResult()
    {
        ConfigureNewJob = job => job with { QueueTime = TimeSpan.FromMinutes(1), Outcomes = Empty(21) };

        Assert.Equal(0, await SyncAsync("--from", "2026-11-20"));
        var lines = Output.ToString().TrimEnd().Split('\n');
        Assert.Equal("2026-11-24T12:00:00Z  3 days to process: 3 pending", lines[0]);
        Assert.Contains(
            lines,
            line => line.EndsWith("  0 of 3 days; 1 job in progress (0 of 3 days exported); 0 B received", StringComparison.Ordinal)
        );
        Assert.Contains(lines, line => line.Contains("  3 of 3 days; ", StringComparison.Ordinal));
        Assert.Equal("Days: 3 (2 downloaded, 1 empty)", lines[^5]);
        Assert.Equal($"Records: {RecordsOf(20) + RecordsOf(22)}", lines[^4]);
        Assert.Matches("^Bytes: [0-9]+$", lines[^3]);
        Assert.Equal("Requested: 3 days", lines[^2]);
        Assert.Equal($"Location: {_directory}", lines[^1]);
        Assert.Equal(2, Directory.GetFiles(_directory, "*.json.gz", SearchOption.AllDirectories).Length);
        Assert.Empty(Error.ToString());
    }

    [Fact]
    public async Task Sync_InPipe_WritesAtMostOneLinePerSecond()
    {
        Assert.Equal(0, await SyncAsync("--from", "2026-10-01", "--parallel", "1"));
        var times = Output
            .ToString()
            .Split('\n')
            .Where(line => line.Contains("Z  ", StringComparison.Ordinal))
            .Select(line => line[..20])
            .ToArray();
        Assert.Equal(times.Distinct().Count(), times.Length - CountLast(times));

        // The line that reports the last day is written immediately.
        static int CountLast(string[] times) => times[^1] == times[^2] ? 1 : 0;
    }

    [Fact]
    public async Task Sync_SecondRun_SendsNoRequests()
    {
        Assert.Equal(0, await SyncAsync("--from", "2026-11-20"));
        Service.Requests.Clear();
        Output.GetStringBuilder().Clear();

        Assert.Equal(0, await SyncAsync("--from", "2026-11-20"));
        Assert.Empty(Service.Requests);
        Assert.Contains("\nDays: 3 (3 present)\n", Output.ToString(), StringComparison.Ordinal);
        Assert.Contains("\nRequested: 0 days\n", Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sync_SeveralTypesOverQuota_Returns0AndReportsDeferredDays()
    {
        Assert.Equal(0, await RunAsync("sync", "messages", "Calls", "--from", "2026-11-20", "--to", _directory, "--daily-quota", "4"));
        var text = Output.ToString();
        Assert.Contains("  4 days to process: 4 pending, 2 deferred\n", text, StringComparison.Ordinal);
        Assert.Contains("\nDays: 6 (4 downloaded, 2 deferred)\n", text, StringComparison.Ordinal);
        Assert.Contains("\nDeferred: 2 days until 2026-11-25\n", text, StringComparison.Ordinal);
        Assert.Contains("\nOldest missing day: 2026-11-22\n", text, StringComparison.Ordinal);
        Assert.Equal(4, Service.Jobs.DaysRequestedToday);
    }

    [Fact]
    public async Task Sync_DayFails_Returns5AndRequestsItAgainInTheNextRun()
    {
        ConfigureNewJob = job => job with { Outcomes = new Dictionary<DateOnly, JobStatus> { [new(2026, 11, 21)] = JobStatus.Failed } };

        Assert.Equal(5, await SyncAsync("--from", "2026-11-20"));
        Assert.Contains(
            "\nFailed: Messages 2026-11-21: the service failed to export the day, or the day was deleted\n",
            Output.ToString(),
            StringComparison.Ordinal
        );

        ConfigureNewJob = job => job;
        Assert.Equal(0, await SyncAsync("--from", "2026-11-20"));
        Assert.Equal(4, Service.Jobs.DaysRequestedToday);
    }

    [Fact]
    public async Task Sync_InTerminal_DrawsCalendarAndResult()
    {
        IsTerminal = true;
        ConfigureNewJob = job =>
            job with
            {
                QueueTime = TimeSpan.FromMinutes(1),
                Outcomes = new Dictionary<DateOnly, JobStatus>
                {
                    [new(2026, 11, 20)] = JobStatus.Failed,
                    [new(2026, 11, 21)] = JobStatus.CompletedEmptyRecords,
                },
            };

        Assert.Equal(5, await SyncAsync("--from", "2026-11-19", "--until", "2026-11-24"));
        Assert.Contains($"  Synchronizing {_directory}", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("· · · · ~ ~", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("● × □ ● ~ ~", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("━  4 of 4 days", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("Messages of 4 days, 2026-11-19 – 11-22: 0 done, queue position 1", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("days      6 (2 downloaded, 1 empty, 2 deferred, 1 failed)", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("deferred  2 days until 2026-11-25 to 2026-11-26", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("failed    Messages 2026-11-20: the service failed", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("missing   2026-11-20 (oldest day)", Screen.Output, StringComparison.Ordinal);
        Assert.Empty(Output.ToString());
    }

    [Fact]
    public async Task Sync_ReexportAfter_ExportsDaysOnceMore()
    {
        Assert.Equal(0, await SyncAsync("--from", "2026-11-20", "--until", "2026-11-20"));
        TimeProvider.Advance(TimeSpan.FromDays(10));

        Assert.Equal(0, await SyncAsync("--from", "2026-11-20", "--until", "2026-11-20", "--reexport-after", "7"));
        Assert.Contains("\nDays: 1 (1 re-exported)\n", Output.ToString(), StringComparison.Ordinal);
    }

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
    public async Task Sync_Canceled_PrintsCommandToResume()
    {
        ConfigureNewJob = job => job with { QueueTime = TimeSpan.FromDays(1) };
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var syncing = RunAsync(Output, cancellation.Token, "sync", "messages", "--from", "2026-11-20", "--to", _directory);

        while (Service.Requests.Count < 4)
        {
            await TimeProvider.DelayStarted.WaitAsync(Token);
        }

        await cancellation.CancelAsync();

        Assert.Equal(130, await syncing);
        Assert.Equal($"Stopped. To resume, run:\n  bulkexport sync messages --from 2026-11-20 --to {_directory}\n", Error.ToString());
    }

    [Fact]
    public async Task Sync_UnknownResourceType_Returns3AndSuggestsName()
    {
        Assert.Equal(3, await RunAsync("sync", "Messages", "Cals", "--from", "2026-11-20", "--to", _directory));
        Assert.EndsWith("\nDid you mean Calls?\n", Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sync_CredentialRejected_Returns4()
    {
        Service.Faults.Enqueue(Fault.Status(HttpStatusCode.Unauthorized));

        Assert.Equal(4, await SyncAsync("--from", "2026-11-20"));
        AssertOneErrorLine("The request to list");
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

    private static Dictionary<DateOnly, JobStatus> Empty(int day) => new() { [new(2026, 11, day)] = JobStatus.CompletedEmptyRecords };

    private Task<int> SyncAsync(params string[] options) => RunAsync([.. (string[])["sync", "Messages", "--to", _directory], .. options]);

    private long RecordsOf(int day) => Service.Files.Get(ResourceType.Messages, new(2026, 11, day)).RecordCount!.Value;
}
