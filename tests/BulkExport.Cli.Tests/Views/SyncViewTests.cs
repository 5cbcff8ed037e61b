using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Tests.Support;
using BulkExport.Cli.Views.Sync;
using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Cli.Tests.Views;

public sealed class SyncViewTests : ViewTestBase
{
    [Fact]
    public void Calendar_AllStates_RendersUniqueSymbols()
    {
        var statuses = Enum.GetValues<SyncDayStatus>();
        var days = statuses.Select((status, index) => CreateDay(First.AddDays(index), status)).ToArray();

        Assert.Equal(
            [
                "         1       5         10        15        20        25        30",
                "Messages",
                "2026-10  " + new string(' ', 29 * 2) + "■ ●",
                "2026-11  ◆ □ · ~ ×",
            ],
            Lines(CreateCalendar(days), width: 80).Take(4)
        );
        Assert.Equal(SyncDayStyle.All.Count, SyncDayStyle.All.Select(style => style.Symbol).Distinct().Count());
    }

    [Fact]
    public void Calendar_MoreMonthsThanLines_CombinesMonthsOfOneState()
    {
        var days = Enumerable
            .Range(0, 400)
            .Select(index => CreateDay(First.AddDays(index), index < 200 ? SyncDayStatus.Present : SyncDayStatus.Deferred))
            .ToArray();

        Assert.Equal(
            ["2026-10  ■ 183 days until 2027-04-30", "2027-05  ■ ■ ■", "2027-06  ~ 186 days until 2027-12-03"],
            Lines(CreateCalendar(days, maxLines: 10), width: 80).Skip(2).Take(3).Select(line => line.Length > 40 ? line[..14] : line)
        );
        Assert.All(Lines(CreateCalendar(days), width: 60), line => Assert.True(line.Length <= 60));
    }

    [Fact]
    public void GetAll_PendingDays_ReturnsStatesOfJob()
    {
        var job = JobOf(
            3,
            new()
            {
                Status = JobStatus.Completed,
                Count = 1,
                Days = [First],
            },
            new()
            {
                Status = JobStatus.Running,
                Count = 1,
                Days = [First.AddDays(1)],
            },
            new() { Status = JobStatus.Submitted, Count = 1 }
        ) with
        {
            ResourceType = ResourceType.Messages,
        };
        var progress = new SyncProgress
        {
            Days = [.. Enumerable.Range(0, 3).Select(index => CreateDay(First.AddDays(index), SyncDayStatus.Pending))],
            Jobs = [job],
        };

        Assert.Equal(["exported", "running", "pending"], SyncDayStyle.GetAll(progress).Select(day => day.Style.Label));
    }

    [Fact]
    public void Get_PendingDay_ReturnsStateOfJob()
    {
        Assert.Equal("empty", SyncDayStyle.Get(SyncDayStatus.Pending, JobStatus.CompletedEmptyRecords).Label);
        Assert.Equal("failed", SyncDayStyle.Get(SyncDayStatus.Pending, JobStatus.Failed).Label);
        Assert.Equal("failed", SyncDayStyle.Get(SyncDayStatus.Pending, JobStatus.DeletedByUserRequest).Label);
        Assert.Equal("running", SyncDayStyle.Get(SyncDayStatus.Pending, JobStatus.ErrorDuringRun).Label);
    }

    [Fact]
    public void Frame_Progress_RendersLegendAndDetails()
    {
        var timeProvider = new FakeTimeProvider();
        using var logMonitor = new ClientLogMonitor();
        var frame = new SyncFrame("store", logMonitor, timeProvider);
        Assert.Equal("  Planning the synchronization of store", Lines(frame, width: 100)[0]);

        frame.Report(
            new()
            {
                Days =
                [
                    CreateDay(First, SyncDayStatus.Downloaded),
                    CreateDay(First.AddDays(1), SyncDayStatus.Pending),
                    CreateDay(First.AddDays(2), SyncDayStatus.Deferred) with
                    {
                        DeferredUntil = First.AddDays(9),
                    },
                ],
                Jobs =
                [
                    JobOf(2, new JobStatusBucket { Status = JobStatus.Submitted, Count = 2 }) with
                    {
                        ResourceType = ResourceType.Messages,
                    },
                ],
                TotalDays = 2,
                ProcessedDays = 1,
                BytesReceived = 4_120_000,
            }
        );
        var lines = Lines(frame, width: 120);
        Assert.Contains($"  {new string('━', 31)}{new string('─', 31)}  1 of 2 days", lines);
        Assert.Contains(
            "  ■ 0 present  ● 1 downloaded  ◆ 0 re-exported  □ 0 empty  × 0 failed  ○ 0 exported  ► 0 running  · 1 pending",
            lines
        );
        Assert.Contains("  ~ 1 deferred", lines);
        Assert.Contains("  received  4.12 MB", lines);
        Assert.Contains("  jobs      Messages of 2 days, 2026-10-30 – 10-31: 0 done", lines);
        Assert.Contains("  deferred  1 day until 2026-11-08", lines);
    }

    private static SyncDayResult CreateDay(DateOnly day, SyncDayStatus status) =>
        new()
        {
            ResourceType = ResourceType.Messages,
            Day = day,
            Status = status,
        };

    private static SyncCalendar CreateCalendar(IEnumerable<SyncDayResult> days, int maxLines = 50) =>
        new([.. days.Select(day => (day, SyncDayStyle.Get(day.Status, jobStatus: default)))], maxLines);
}
