namespace BulkExport.Client.Tests.Jobs;

public sealed class DayRangeTests
{
    [Fact]
    public void Enumerate_FirstAndLastSupportedDays_ReturnsRange()
    {
        Assert.Equal(
            [DateOnly.MaxValue.AddDays(-1), DateOnly.MaxValue],
            DayRange.Enumerate(DateOnly.MaxValue.AddDays(-1), DateOnly.MaxValue)
        );
        Assert.Equal([DateOnly.MinValue], DayRange.Enumerate(DateOnly.MinValue, DateOnly.MinValue));
        Assert.Empty(DayRange.Enumerate(DateOnly.MaxValue, DateOnly.MinValue));
        Assert.Equal(3_652_059, DayRange.Enumerate(DateOnly.MinValue, DateOnly.MaxValue).Count());
    }

    [Fact]
    public async Task LoadAsync_LastSupportedDays_LoadsEachMonthOnce()
    {
        var index = new DayIndex(new Testing.InMemoryExportStore(), ResourceType.Messages);

        await index.LoadAsync(new(9999, 10, 31), DateOnly.MaxValue, TestContext.Current.CancellationToken);

        Assert.Equal(1, index.GetNextSequence(new(9999, 10, 31), DateOnly.MaxValue));
    }
}
