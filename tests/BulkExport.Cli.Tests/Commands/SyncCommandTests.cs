using System.Net;
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
        // Several polls find the job changed, so that at least one of them is more than a second after the first line.
        ConfigureNewJob = job =>
            job with
            {
                QueueTime = TimeSpan.FromMinutes(1),
                TimePerDay = TimeSpan.FromMinutes(1),
                MaxConcurrentDays = 1,
                Outcomes = Empty(21),
            };

        Assert.Equal(0, await SyncAsync("--from", "2026-11-20"));
        var lines = Output.ToString().TrimEnd().Split('\n');
        Assert.Equal("2026-11-24T12:00:00Z  3 days to process: 3 pending", lines[0]);
        Assert.Contains(lines, line => line.Contains("  0 of 3 days; 1 job in progress (", StringComparison.Ordinal));
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
    public async Task Sync_CredentialRejected_Returns4()
    {
        Service.Faults.Enqueue(Fault.Status(HttpStatusCode.Unauthorized));

        Assert.Equal(4, await SyncAsync("--from", "2026-11-20"));
        AssertOneErrorLine("The request to list");
    }

    protected override void CleanUp() => Directory.Delete(_directory, recursive: true);

    private static Dictionary<DateOnly, JobStatus> Empty(int day) => new() { [new(2026, 11, day)] = JobStatus.CompletedEmptyRecords };

    private Task<int> SyncAsync(params string[] options) => RunAsync([.. (string[])["sync", "Messages", "--to", _directory], .. options]);

    private long RecordsOf(int day) => Service.Files.Get(ResourceType.Messages, new(2026, 11, day)).RecordCount!.Value;
}
