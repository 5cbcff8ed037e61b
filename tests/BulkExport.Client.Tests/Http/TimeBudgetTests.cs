using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.Tests.Http;

public sealed class TimeBudgetTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly TimeBudget _time;
    private readonly RequestContext _call;

    public TimeBudgetTests()
    {
        var options = TestAccount.Options();
        (options.AttemptTimeout, options.TotalRequestTimeout) = (TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(25));
        _time = new TimeBudget(options, _clock);
        _call = JobResponseReader.CallAfter(attempts: 0, _clock.GetTimestamp());
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(15, 10)]
    [InlineData(16, 9)]
    [InlineData(25, 0.001)] // zero would disable the timeout
    [InlineData(26, 0.001)]
    public void GetAttemptTimeout_Retry_IsAtMostTheRemainingTime(int elapsed, double seconds)
    {
        _call.AttemptCount = 1;
        _clock.Advance(TimeSpan.FromSeconds(elapsed));

        Assert.Equal(TimeSpan.FromSeconds(seconds), _time.GetAttemptTimeout(_call));
    }

    [Fact]
    public void GetAttemptTimeout_FirstAttempt_ReturnsAttemptTimeout() =>
        Assert.Equal(TimeSpan.FromSeconds(10), _time.GetAttemptTimeout(_call));

    [Theory]
    [InlineData(14, true)]
    [InlineData(15, false)]
    [InlineData(16, false)]
    public void HasTimeFor_DelayEndsAfterTotalTimeout_ReturnsFalse(int delay, bool allows)
    {
        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(allows, _time.HasTimeFor(TimeSpan.FromSeconds(delay), _call));
    }
}
