using BulkExport.Cli.Tests.Support;
using BulkExport.Cli.Views.Days;
using BulkExport.Cli.Views.Exports;
using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Cli.Tests.Views;

public sealed class ExportViewTests : ViewTestBase
{
    [Fact]
    public void EstimateRemainingTime_HalfCompleted_ReturnsEstimate()
    {
        var timeProvider = new FakeTimeProvider();
        var throughput = new ThroughputMeter(timeProvider);
        throughput.Add(0);
        Assert.Null(throughput.BytesPerSecond);
        timeProvider.Advance(TimeSpan.FromSeconds(2));
        throughput.Add(3_000_000);
        var progress = new ExportProgress
        {
            Job = JobOf(4),
            TotalDays = 4,
            ProcessedDays = 2,
            ProcessedBytes = 2_000_000,
            BytesReceived = 3_000_000,
        };

        Assert.Equal(1_500_000, throughput.BytesPerSecond);
        Assert.Equal(TimeSpan.FromSeconds(2 / 3d), throughput.EstimateRemainingTime(progress)); // 2 MB remain, 1 MB of which is already received
        Assert.Null(throughput.EstimateRemainingTime(progress with { ProcessedDays = 0 }));

        timeProvider.Advance(TimeSpan.FromSeconds(4)); // no data arrives
        Assert.Equal(500_000, throughput.BytesPerSecond);
    }

    [Fact]
    public void DownloadProgressBar_SomeFailed_RendersProgress()
    {
        var progress = new ExportProgress
        {
            Job = JobOf(4),
            TotalDays = 4,
            ProcessedDays = 2,
            FailedDays = 1,
        };

        Assert.Equal(
            new string('━', 31) + new string('─', 31) + "  2 of 4 files",
            Lines(DownloadProgressBar.Create(progress), width: 80)[0]
        );
        Assert.Equal(new string('─', 62) + "  files", Lines(DownloadProgressBar.Create(progress: null), width: 80)[0]);
    }

    [Fact]
    public void Chart_DayWithoutFile_RendersReason()
    {
        DayTotal[] days = [new(First, 1_200, 1), new(First.AddDays(1), Count: null, 0, "not exported"), new(First.AddDays(2), 50, 1)];

        Assert.Equal(
            ["Fri 2026-10-30  1,200  " + new string('━', 48), "Sat 2026-10-31      –  not exported", "Sun 2026-11-01     50  ━━"],
            Lines(new DayChart(days), width: 80).Take(3)
        );
        Assert.All(Lines(new DayChart(days), width: 50), line => Assert.True(line.Length <= 50));
    }
}
