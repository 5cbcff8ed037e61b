using BulkExport.Cli.Tests.Support;
using BulkExport.Cli.Views.Jobs;

namespace BulkExport.Cli.Tests.Views;

public sealed class JobViewTests : ViewTestBase
{
    [Fact]
    public void ProgressBar_CountsExceedRange_FillsBar()
    {
        var job = JobOf(2, new JobStatusBucket { Status = JobStatus.Completed, Count = 5 });

        Assert.Equal(new string('━', 62) + "  2 of 2 days", Lines(JobProgressBar.Create(job), width: 80)[0]);
    }

    [Fact]
    public void DetailView_ManyRanges_BreaksBetweenRanges()
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
        var lines = Lines(JobDetailView.Create(job, DateTimeOffset.UnixEpoch), width: 60);

        Assert.Contains(lines, line => line.EndsWith("2026-10-30 – 11-01,", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith("11-15 – 11-17", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.EndsWith('–') || line.TrimStart().StartsWith('–'));
    }

    [Fact]
    public void DetailView_EmptyJob_RendersPlaceholders()
    {
        var text = string.Join(
            '\n',
            Lines(JobDetailView.Create(new Job { JobSid = TestAccount.JobSid }, DateTimeOffset.UnixEpoch), width: 80)
        );

        Assert.Contains("Records of unknown days", text, StringComparison.Ordinal);
        Assert.Contains("0 of 0 days", text, StringComparison.Ordinal);
    }

    [Fact]
    public void DetailView_NameWithMarkup_RendersLiterally()
    {
        var job = JobOf(1, new JobStatusBucket { Status = new("[red]"), Count = 1 }) with { FriendlyName = "[bold]Q1[/]" };
        var text = string.Join('\n', Lines(JobDetailView.Create(job, DateTimeOffset.UnixEpoch), width: 80));

        Assert.Contains("[bold]Q1[/]", text, StringComparison.Ordinal);
        Assert.Contains("? unknown status (5 characters)", text, StringComparison.Ordinal);
    }
}
