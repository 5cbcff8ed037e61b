using System.Reflection;
using BulkExport.Cli.Views.Statuses;

namespace BulkExport.Cli.Tests.Views;

public sealed class StatusStyleTests
{
    public static TheoryData<JobStatus> Statuses =>
        [
            .. typeof(JobStatus)
                .GetProperties(BindingFlags.Public | BindingFlags.Static)
                .Select(property => (JobStatus)property.GetValue(null)!),
        ];

    [Theory]
    [MemberData(nameof(Statuses))]
    public void For_KnownStatus_ReturnsItsOwnStyle(JobStatus status)
    {
        var style = StatusStyle.Get(status);

        Assert.Equal(status, style.Status);
        Assert.Contains(style, StatusStyle.Known);
    }

    [Fact]
    public void Known_SymbolsAndLabels_AreUnique()
    {
        Assert.Equal(StatusStyle.Known.Count, StatusStyle.Known.DistinctBy(style => style.Symbol).Count());
        Assert.Equal(StatusStyle.Known.Count, StatusStyle.Known.DistinctBy(style => style.Label).Count());
    }

    [Fact]
    public void For_UnknownStatus_ReturnsFallbackWithItsName()
    {
        var style = StatusStyle.Get(new JobStatus("Paused"));

        Assert.Equal(('?', "Paused"), (style.Symbol, style.Label));
        Assert.Equal(StatusStyle.Unreported, StatusStyle.Get(default));
    }
}
