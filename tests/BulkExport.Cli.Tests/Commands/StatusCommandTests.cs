using System.Text.Json;
using BulkExport.Cli.Tests.Support;

namespace BulkExport.Cli.Tests.Commands;

/// <summary>The command <c>status</c>. Today is 2026-11-24, so the latest day that can be exported is 2026-11-22.</summary>
public sealed class StatusCommandTests : CliTestBase
{
    private readonly string _directory = Directory.CreateTempSubdirectory("bulkexport-").FullName;

    [Fact]
    public async Task Status_CompleteStore_Returns0AndSendsNoRequest()
    {
        await SyncAsync("2026-11-20", "2026-11-22");
        HasCredentials = false;

        Assert.Equal(0, await RunAsync("status", "--to", _directory));
        Assert.Matches(
            $"""
            ^Resource type: Messages
            Missing: none
            Days: 3, from 2026-11-20 to 2026-11-22
            Files: 3
            Records: [0-9]+
            Bytes: [0-9]+
            Empty: none
            Quota: 3 days requested today \(UTC\)
            Location: {_directory}
            $
            """.ReplaceLineEndings("\n"),
            Output.ToString()
        );
        Assert.Empty(Service.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Status_DaysMissing_Returns5AndListsThem(bool isTerminal)
    {
        ConfigureNewJob = job =>
            job with
            {
                Outcomes = new Dictionary<DateOnly, JobStatus>
                {
                    [new(2026, 11, 3)] = JobStatus.CompletedEmptyRecords,
                    [new(2026, 11, 4)] = JobStatus.Failed,
                },
            };
        await SyncAsync("2026-11-01", "2026-11-05");
        ConfigureNewJob = job => job;
        await SyncAsync("2026-11-10", "2026-11-20");
        IsTerminal = isTerminal;

        Assert.Equal(5, await RunAsync("status", "--to", _directory));
        string[] expected = isTerminal
            ?
            [
                "  Messages",
                "  missing   2026-11-04, 11-06 – 11-09, 11-21 – 11-22 (7 days)",
                "  failed    2026-11-04",
                "  days      15, from 2026-11-01 to 2026-11-20",
                "  empty     1 day",
                "  quota     16 days requested today (UTC)",
            ]
            :
            [
                "Missing: 2026-11-04, 2026-11-06 to 2026-11-09, 2026-11-21 to 2026-11-22 (7 days)",
                "Failed: 2026-11-04",
                "Days: 15, from 2026-11-01 to 2026-11-20",
                "Files: 14",
                "Empty: 1 day",
                "Quota: 16 days requested today (UTC)",
            ];
        var lines = (isTerminal ? Screen.Output : Output.ToString()).Split('\n').Select(line => line.TrimEnd()).ToArray();
        Assert.All(expected, line => Assert.Contains(line, lines));
    }

    [Fact]
    public async Task Status_OpenJob_ShowsJob()
    {
        ConfigureNewJob = job => job with { QueueTime = TimeSpan.FromDays(1) };
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var syncing = RunAsync(Output, cancellation.Token, "sync", "calls", "--from", "2026-11-20", "--to", _directory);
        while (Service.Requests.Count < 4)
        {
            await TimeProvider.DelayStarted.WaitAsync(Token);
        }

        await cancellation.CancelAsync();
        Assert.Equal(130, await syncing);
        Output.GetStringBuilder().Clear();

        await RunAsync("status", "--to", _directory);
        Assert.Matches("\nJob: 2026-11-20 to 2026-11-22, JS[0-9a-f]{32}, requested 2026-11-24 12:0[0-9:]+ UTC\n", Output.ToString());
    }

    [Fact]
    public async Task Status_Json_WritesDocument()
    {
        ConfigureNewJob = job =>
            job with
            {
                Outcomes = new Dictionary<DateOnly, JobStatus> { [new(2026, 11, 19)] = JobStatus.CompletedEmptyRecords },
            };
        await SyncAsync("2026-11-18", "2026-11-20");

        Assert.Equal(5, await RunAsync("status", "--to", _directory, "--json"));
        var status = JsonSerializer.Deserialize<JsonElement>(Output.ToString());
        Assert.Equal(_directory, status.GetProperty("location").GetString());
        Assert.Equal(Service.AccountSid, status.GetProperty("accountSid").GetString());
        Assert.Equal("2026-11-21", status.GetProperty("oldestMissingDay").GetString());
        Assert.Equal(3, status.GetProperty("requestedDayCountToday").GetInt32());
        var resource = Assert.Single(status.GetProperty("resources").EnumerateArray());
        Assert.Equal("Messages", resource.GetProperty("resourceType").GetString());
        Assert.Equal((3, 2), (resource.GetProperty("dayCount").GetInt32(), resource.GetProperty("fileCount").GetInt32()));
        Assert.Equal("""[{"startDay":"2026-11-21","endDay":"2026-11-22"}]""", resource.GetProperty("missingRanges").GetRawText());
        Assert.Equal("""["2026-11-19"]""", resource.GetProperty("emptyDays").GetRawText());
    }

    [Fact]
    public async Task Status_EmptyStore_Returns3()
    {
        Assert.Equal(3, await RunAsync("status", "--to", _directory));
        AssertOneErrorLine($"The store {_directory} contains no exported days.");
        Assert.Empty(Output.ToString());
    }

    protected override void CleanUp() => Directory.Delete(_directory, recursive: true);

    private async Task SyncAsync(string start, string end)
    {
        await RunAsync("sync", "messages", "--from", start, "--until", end, "--to", _directory);
        Service.Requests.Clear();
        Output.GetStringBuilder().Clear();
    }
}
