using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.Tests.Http;

public sealed class TimeBudgetTests
{
    private readonly FakeTimeProvider _timeProvider = new();
    private readonly TimeBudget _budget;
    private readonly RequestContext _context;

    public TimeBudgetTests()
    {
        var options = TestAccount.Options();
        (options.AttemptTimeout, options.TotalRequestTimeout) = (TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(25));
        _budget = new TimeBudget(options, _timeProvider);
        _context = JobResponseReader.CreateContext(attempts: 0, _timeProvider.GetTimestamp());
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(15, 10)]
    [InlineData(16, 9)]
    [InlineData(25, 0.001)] // zero would disable the timeout
    [InlineData(26, 0.001)]
    public void GetAttemptTimeout_Retry_IsAtMostTheRemainingTime(int elapsed, double seconds)
    {
        _context.AttemptCount = 1;
        _timeProvider.Advance(TimeSpan.FromSeconds(elapsed));

        Assert.Equal(TimeSpan.FromSeconds(seconds), _budget.GetAttemptTimeout(_context));
    }

    [Fact]
    public void GetAttemptTimeout_FirstAttempt_ReturnsAttemptTimeout() =>
        Assert.Equal(TimeSpan.FromSeconds(10), _budget.GetAttemptTimeout(_context));

    [Theory]
    [InlineData(14, true)]
    [InlineData(15, false)]
    [InlineData(16, false)]
    public void HasTimeFor_DelayEndsAfterTotalTimeout_ReturnsFalse(int delay, bool expected)
    {
        _timeProvider.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(expected, _budget.HasTimeFor(TimeSpan.FromSeconds(delay), _context));
    }
}
