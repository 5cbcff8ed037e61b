using BulkExport.Cli.Tests.Support;
using BulkExport.Cli.Views.Statuses;

namespace BulkExport.Cli.Tests.Views;

public sealed class StatusViewTests : ViewTestBase
{
    [Fact]
    public void Calendar_TwoMonths_RendersRowPerMonth()
    {
        var job = JobOf(
            4,
            new()
            {
                Status = JobStatus.Completed,
                Count = 1,
                Days = [First],
            },
            new() { Status = JobStatus.Submitted, Count = 3 }
        );

        var lines = Lines(new DayCalendar(job), width: 80);
        Assert.Equal("         1       5         10        15        20        25        30", lines[0]);
        Assert.Equal("2026-10  " + new string(' ', 29 * 2) + "■ ·", lines[1]);
        Assert.Equal("2026-11  · ·", lines[2]);
    }

    [Fact]
    public void Calendar_NarrowWindow_RendersWithoutGaps()
    {
        var lines = Lines(new DayCalendar(JobOf(366)), width: 60);

        Assert.Equal("         1   5    10   15   20   25   30", lines[0]);
        Assert.Equal("2026-12  ·······························", lines[3]);
        Assert.All(lines, line => Assert.True(line.Length <= 60));
    }

    [Fact]
    public void Calendar_DaysNotReported_RendersCountsAndNote()
    {
        var job = JobOf(4, new() { Status = JobStatus.Submitted, Count = 3 }, new() { Status = JobStatus.Failed, Count = 1 });

        Assert.Equal(["× · · ·", "The service has not reported the status of each day."], Lines(new DayCalendar(job), width: 80).Take(2));
    }

    [Fact]
    public void Counts_UnknownStatus_RendersItsName()
    {
        var job = JobOf(2, new() { Status = new("Paused"), Count = 1 }, new() { Status = JobStatus.Completed, Count = 1 });

        Assert.Equal(
            "■ 1 completed  □ 0 empty  × 0 failed  ► 0 running  · 0 queued  ? 1 Paused",
            Lines(StatusCounts.Create(job), width: 80)[0]
        );
    }

    [Fact]
    public void Counts_NarrowWindow_BreaksBetweenStatuses() =>
        Assert.All(Lines(StatusCounts.Create(JobOf(2)), width: 30), line => Assert.True(line.Length <= 30));
}
