using BulkExport.Cli.Views.Formatting;
using BulkExport.Cli.Views.Jobs;

namespace BulkExport.Cli.Tests.Views;

public sealed class FormattingTests
{
    [Fact]
    public void Format_ConsecutiveDays_FormatsAsRange()
    {
        DateOnly[] days = [new(2026, 11, 7), new(2026, 11, 1), new(2026, 11, 2), new(2026, 12, 31), new(2027, 1, 1), new(2027, 1, 3)];

        Assert.Equal("2026-11-01 – 11-02, 11-07, 12-31 – 2027-01-01, 01-03", DateRangeFormatter.FormatShort(days));
        Assert.Equal("2026-11-01 to 2026-11-02, 2026-11-07, 2026-12-31 to 2027-01-01, 2027-01-03", DateRangeFormatter.FormatFull(days));
        Assert.Empty(DateRangeFormatter.FormatShort([]));
    }

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(59.9, "59 s")]
    [InlineData(200, "3 min 20 s")]
    [InlineData(7_500, "2 h 5 min")]
    [InlineData(100_800, "1 d 4 h")]
    public void FormatDuration_AnyDuration_ReturnsAtMostTwoUnits(double seconds, string text) =>
        Assert.Equal(text, JobFormatter.FormatDuration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1_000, "1.00 kB")]
    [InlineData(38_540_000, "38.5 MB")]
    [InlineData(2_147_483_648, "2.15 GB")]
    [InlineData(2_147_483_648_000_000, "2147 TB")]
    public void Format_AnySize_ReturnsThreeDigits(double bytes, string text) => Assert.Equal(text, NumberFormatter.FormatSize(bytes));
}
