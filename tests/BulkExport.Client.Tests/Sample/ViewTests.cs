using BulkExport.Samples;
using BulkExport.Samples.Views;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console.Rendering;
using Spectre.Console.Testing;

namespace BulkExport.Client.Tests.Sample;

public sealed class ViewTests
{
    private static readonly DateOnly First = new(2026, 10, 30);

    [Fact]
    public void DayRanges_Gaps_DrawNeighboursTogether()
    {
        DateOnly[] days = [new(2026, 11, 7), new(2026, 11, 1), new(2026, 11, 2), new(2026, 12, 31), new(2027, 1, 1), new(2027, 1, 3)];

        Assert.Equal("2026-11-01 – 11-02, 11-07, 12-31 – 2027-01-01, 01-03", DayRanges.Short(days));
        Assert.Equal("2026-11-01 to 2026-11-02, 2026-11-07, 2026-12-31 to 2027-01-01, 2027-01-03", DayRanges.Full(days));
        Assert.Empty(DayRanges.Short([]));
    }

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(59.9, "59 s")]
    [InlineData(200, "3 min 20 s")]
    [InlineData(7_500, "2 h 5 min")]
    [InlineData(100_800, "1 d 4 h")]
    public void Duration_AnyTime_HasTwoUnitsAtMost(double seconds, string text) =>
        Assert.Equal(text, JobText.Duration(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Calendar_TwoMonths_HasARowForEach()
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
    public void Calendar_NarrowWindow_DrawsItTight()
    {
        var lines = Lines(new DayCalendar(JobOf(366)), width: 60);

        Assert.Equal("         1   5    10   15   20   25   30", lines[0]);
        Assert.Equal("2026-12  ·······························", lines[3]);
        Assert.All(lines, line => Assert.True(line.Length <= 60));
    }

    [Fact]
    public void Calendar_DaysNotNamed_ShowsHowManyAndSaysSo()
    {
        var job = JobOf(4, new() { Status = JobStatus.Submitted, Count = 3 }, new() { Status = JobStatus.Failed, Count = 1 });

        Assert.Equal(["× · · ·", "The service does not say which days."], Lines(new DayCalendar(job), width: 80).Take(2));
    }

    [Fact]
    public void Counts_UnknownStatus_IsShownByItsName()
    {
        var job = JobOf(2, new() { Status = new("Paused"), Count = 1 }, new() { Status = JobStatus.Completed, Count = 1 });

        Assert.Equal(
            "■ 1 completed  □ 0 empty  × 0 failed  ► 0 running  · 0 waiting  ? 1 Paused",
            Lines(new StatusCounts(job), width: 80)[0]
        );
    }

    [Fact]
    public void Counts_NarrowWindow_BreakBetweenStatuses() =>
        Assert.All(Lines(new StatusCounts(JobOf(2)), width: 30), line => Assert.True(line.Length <= 30));

    [Fact]
    public void Progress_CountsBeyondTheRange_StaysInTheBar()
    {
        var job = JobOf(2, new JobStatusBucket { Status = JobStatus.Completed, Count = 5 });

        Assert.Equal(new string('━', 62) + "  2 of 2 days", Lines(new ProgressLine(job), width: 80)[0]);
    }

    [Fact]
    public void Sheet_ManyRanges_BreaksBetweenThem()
    {
        DateOnly[] days = [.. Enumerable.Range(0, 20).Where(n => n % 4 != 3).Select(First.AddDays)];
        var job = JobOf(
            20,
            new()
            {
                Status = JobStatus.Completed,
                Count = 15,
                Days = days,
            },
            new() { Status = JobStatus.Failed, Count = 5 }
        );
        var lines = Lines(JobSheet.Of(job, DateTimeOffset.UnixEpoch), width: 60);

        Assert.Contains(lines, line => line.EndsWith("2026-10-30 – 11-01,", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith("11-15 – 11-17", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.EndsWith('–') || line.TrimStart().StartsWith('–'));
    }

    [Fact]
    public void Sheet_NothingKnown_IsStillShown()
    {
        var text = string.Join('\n', Lines(JobSheet.Of(new Job { JobSid = TestAccount.JobSid }, DateTimeOffset.UnixEpoch), width: 80));

        Assert.Contains("Records of unknown days", text, StringComparison.Ordinal);
        Assert.Contains("0 of 0 days", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Sheet_NameWithMarkup_IsShownAsItIs()
    {
        var job = JobOf(1, new JobStatusBucket { Status = new("[red]"), Count = 1 }) with { FriendlyName = "[bold]Q1[/]" };
        var text = string.Join('\n', Lines(JobSheet.Of(job, DateTimeOffset.UnixEpoch), width: 80));

        Assert.Contains("[bold]Q1[/]", text, StringComparison.Ordinal);
        Assert.Contains("? [red]", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Trouble_CallSucceedsAgain_IsForgotten()
    {
        using var trouble = new Trouble();
        var logger = trouble.CreateLogger("BulkExport.Client.BulkExportClient");

        KeyValuePair<string, object?>[] state = [new("Attempt", 1), new("Failure", "Connection refused")];
        logger.Log(LogLevel.Warning, eventId: 1, state, exception: null, (_, _) => "Attempt 1 failed: Connection refused");
        Assert.Equal("Connection refused", trouble.Now);
        logger.Log(LogLevel.Debug, eventId: 3, "Did it.", exception: null, (text, _) => text);
        Assert.Null(trouble.Now);
    }

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1_000, "1.00 kB")]
    [InlineData(38_540_000, "38.5 MB")]
    [InlineData(2_147_483_648, "2.15 GB")]
    [InlineData(2_147_483_648_000_000, "2147 TB")]
    public void Bytes_AnyNumber_HaveThreeDigits(double bytes, string text) => Assert.Equal(text, ByteText.Of(bytes));

    [Fact]
    public void Speed_HalfOfTheDays_TellsWhatIsLeft()
    {
        var clock = new FakeTimeProvider();
        var speed = new Speed(clock);
        speed.Add(0);
        Assert.Null(speed.BytesPerSecond);
        clock.Advance(TimeSpan.FromSeconds(2));
        speed.Add(3_000_000);
        var progress = new ExportProgress
        {
            Job = JobOf(4),
            DaysToFetch = 4,
            DaysSettled = 2,
            BytesSettled = 2_000_000,
            BytesReceived = 3_000_000,
        };

        Assert.Equal(1_500_000, speed.BytesPerSecond);
        Assert.Equal(TimeSpan.FromSeconds(2 / 3d), speed.TimeLeft(progress)); // 2 MB to come, of which 1 MB is on its way
        Assert.Null(speed.TimeLeft(progress with { DaysSettled = 0 }));

        clock.Advance(TimeSpan.FromSeconds(4)); // nothing comes
        Assert.Equal(500_000, speed.BytesPerSecond);
    }

    [Fact]
    public void Files_SomeFailed_AreSetApart()
    {
        var progress = new ExportProgress
        {
            Job = JobOf(4),
            DaysToFetch = 4,
            DaysSettled = 2,
            DaysFailed = 1,
        };

        Assert.Equal(new string('━', 31) + new string('─', 31) + "  2 of 4 files", Lines(new FilesLine(progress), width: 80)[0]);
        Assert.Equal(new string('─', 62) + "  files", Lines(new FilesLine(progress: null), width: 80)[0]);
    }

    [Fact]
    public void Chart_DayWithoutFile_SaysWhy()
    {
        DayTotal[] days = [new(First, 1_200, 1), new(First.AddDays(1), Count: null, 0, "not exported"), new(First.AddDays(2), 50, 1)];

        Assert.Equal(
            ["Fri 2026-10-30  1,200  " + new string('━', 48), "Sat 2026-10-31      –  not exported", "Sun 2026-11-01     50  ━━"],
            Lines(new DayChart(days), width: 80).Take(3)
        );
        Assert.All(Lines(new DayChart(days), width: 50), line => Assert.True(line.Length <= 50));
    }

    private static Job JobOf(int days, params ReadOnlySpan<JobStatusBucket> buckets) =>
        new()
        {
            JobSid = TestAccount.JobSid,
            StartDay = First,
            EndDay = First.AddDays(days - 1),
            Details = JobDetails.Create(buckets),
        };

    private static IReadOnlyList<string> Lines(IRenderable view, int width)
    {
        using var console = new TestConsole().Width(width);
        console.Write(view);
        return [.. console.Lines.Select(line => line.TrimEnd())];
    }
}
