using System.Net;
using BulkExport.Cli.Tests.Support;
using BulkExport.Client.Testing;

namespace BulkExport.Cli.Tests.Commands;

public sealed class JobWatchCommandTests : CliTestBase
{
    [Fact]
    public async Task Watch_InPipe_WritesLinePerChangeAndSummary()
    {
        var sid = Service.Jobs.Add(ThreeDays);

        Assert.Equal(0, await RunAsync("job", "watch", $"{sid}", "--interval", "1"));
        var lines = Output.ToString().TrimEnd().Split('\n');
        Assert.Equal(
            "2026-11-24T12:00:00Z  0 of 3 days done; Submitted 3; queue position 1; estimated completion 2026-11-24 12:00:09 UTC",
            lines[0]
        );
        Assert.EndsWith("  0 of 3 days done; Running 2, Submitted 1", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("  2 of 3 days done; Completed 1, CompletedEmptyRecords 1, Running 1", lines[2], StringComparison.Ordinal);
        Assert.EndsWith("  3 of 3 days done; Completed 2, CompletedEmptyRecords 1", lines[3], StringComparison.Ordinal);
        Assert.Equal("Finished: 2 completed, 1 empty.", lines[4]);
        Assert.Equal(5, lines.Length);
        Assert.DoesNotContain('\e', Output.ToString());
        Assert.Empty(Screen.Output);
    }

    [Fact]
    public async Task Watch_DayFails_Returns5AndListsDay()
    {
        var sid = Service.Jobs.Add(WithFailure);

        Assert.Equal(5, await RunAsync("job", "watch", $"{sid}"));
        Assert.EndsWith("Finished: 2 completed, 1 failed (2026-11-02).\n", Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_InTerminal_DrawsDays()
    {
        IsTerminal = true;
        var sid = Service.Jobs.Add(WithFailure);

        Assert.Equal(5, await RunAsync("job", "watch", $"{sid}", "--interval", "1"));
        Assert.Contains("2026-11  · · ·", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("2026-11  ■ × ■", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("━  3 of 3 days", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("■ 2 completed  □ 0 empty  × 1 failed  ► 0 running  · 0 queued", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("queue     position 1", Screen.Output, StringComparison.Ordinal);
        Assert.Equal("Finished: 2 completed, 1 failed (2026-11-02).\n", Output.ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Watch_Canceled_PrintsCommandToResume(bool isTerminal)
    {
        IsTerminal = isTerminal;
        var sid = Service.Jobs.Add(ThreeDays with { QueueTime = TimeSpan.FromDays(1) });
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var watching = RunAsync(Output, cancellation.Token, "job", "watch", $"{sid}", "--base-address", $"{Service.BaseAddress}");

        while (Service.Requests.Count < 2)
        {
            await TimeProvider.DelayStarted.WaitAsync(Token);
        }

        await cancellation.CancelAsync();

        Assert.Equal(130, await watching);
        Assert.Equal(
            $"Stopped watching; the job continues. To resume watching:\n  bulkexport job watch {sid} --base-address {Service.BaseAddress}\n",
            Error.ToString()
        );
    }

    [Fact]
    public async Task Watch_TransientFailureInPipe_WarnsAndContinues()
    {
        var sid = Service.Jobs.Add(ThreeDays);
        Service.Faults.Enqueue(Fault.Status(HttpStatusCode.ServiceUnavailable));

        Assert.Equal(0, await RunAsync("job", "watch", $"{sid}"));
        Assert.StartsWith("warning: Attempt 1 to fetch job", Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_UnknownJob_Returns3()
    {
        Assert.Equal(3, await RunAsync("job", "watch", TestAccount.JobSidText));
        AssertLastErrorLine("Waiting for job"); // the client first polls for a minute, because the service is eventually consistent
    }

    [Theory]
    [InlineData("0")]
    [InlineData("soon")]
    public async Task Watch_InvalidInterval_Returns2(string every) =>
        Assert.Equal(2, await RunAsync("job", "watch", TestAccount.JobSidText, "--interval", every));
}
