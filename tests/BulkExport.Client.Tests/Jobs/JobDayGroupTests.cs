namespace BulkExport.Client.Tests.Jobs;

public sealed class JobDayGroupTests
{
    private static readonly DateOnly First = new(2020, 7, 1);

    [Fact]
    public void Equals_LooksAtCountAndDays()
    {
        var days = new JobDayGroup { Count = 1, Days = [First] };

        Assert.Equal(days, new JobDayGroup { Count = 1, Days = [First] });
        Assert.Equal(days.GetHashCode(), new JobDayGroup { Count = 1, Days = [First] }.GetHashCode());
        Assert.NotEqual(days, days with { Count = 2 });
        Assert.NotEqual(days, days with { Days = [First.AddDays(1)] });
        Assert.False(days.Equals(null));
    }

    [Fact]
    public void ToString_IsTheCount()
    {
        Assert.Equal("1 day", new JobDayGroup { Count = 1 }.ToString());
        Assert.Equal("3 days", new JobDayGroup { Count = 3 }.ToString());
    }
}
