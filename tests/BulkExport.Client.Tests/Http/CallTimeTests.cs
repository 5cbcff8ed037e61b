using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.Tests.Http;

public sealed class CallTimeTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly CallTime _time;
    private readonly CallState _call;

    public CallTimeTests()
    {
        var options = TestAccount.Options();
        (options.AttemptTimeout, options.TotalTimeout) = (TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(25));
        _time = new CallTime(options, _clock);
        _call = JobResponseReader.CallAfter(attempts: 0, _clock.GetTimestamp());
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(15, 10)]
    [InlineData(16, 9)]
    [InlineData(25, 0)]
    [InlineData(26, 0)]
    public void ForNextAttempt_AfterTheFirst_IsNoMoreThanWhatIsLeft(int elapsed, int seconds)
    {
        _call.Attempts = 1;
        _clock.Advance(TimeSpan.FromSeconds(elapsed));

        Assert.Equal(TimeSpan.FromSeconds(seconds), _time.ForNextAttempt(_call));
    }

    [Fact]
    public void ForNextAttempt_First_IsTheAttemptTimeout() => Assert.Equal(TimeSpan.FromSeconds(10), _time.ForNextAttempt(_call));

    [Theory]
    [InlineData(14, true)]
    [InlineData(15, false)]
    [InlineData(16, false)]
    public void Allows_OnlyAWaitThatEndsBeforeTheTotal(int delay, bool allows)
    {
        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(allows, _time.Allows(TimeSpan.FromSeconds(delay), _call));
    }
}
