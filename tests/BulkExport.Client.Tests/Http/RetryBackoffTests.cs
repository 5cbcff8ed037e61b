using CsCheck;

namespace BulkExport.Client.Tests.Http;

public class RetryBackoffTests
{
    [Theory]
    [InlineData(1, 250, 500)]
    [InlineData(2, 500, 1000)]
    [InlineData(3, 1000, 2000)]
    [InlineData(4, 2000, 4000)]
    [InlineData(5, 4000, 8000)]
    [InlineData(6, 4000, 8000)]
    [InlineData(11, 4000, 8000)]
    public void DelayAfter_Attempts_DoublesUpToTheLongest(int attempts, int least, int most)
    {
        Assert.Equal(TimeSpan.FromMilliseconds(least), RetryBackoff.GetDelay(attempts, retryAfter: null, jitter: 0));
        Assert.Equal(TimeSpan.FromMilliseconds(most), RetryBackoff.GetDelay(attempts, retryAfter: null, jitter: 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3600_000)]
    public void DelayAfter_Asked_IsObeyedToTheLetter(int milliseconds) =>
        Assert.Equal(
            TimeSpan.FromMilliseconds(milliseconds),
            RetryBackoff.GetDelay(3, TimeSpan.FromMilliseconds(milliseconds), jitter: 0.7)
        );

    [Fact]
    public void DelayAfter_AskedForNothing_WaitsAllTheSame() =>
        Assert.Equal(TimeSpan.FromMilliseconds(250), RetryBackoff.GetDelay(1, TimeSpan.Zero, jitter: 0));

    [Fact]
    public void DelayAfter_Anything_IsWithinHalfAndAllOfTheLongest() =>
        Gen.Select(Gen.Int[1, 1000], Gen.Double[0, 1])
            .Sample(
                (attempts, random) =>
                    Assert.InRange(
                        RetryBackoff.GetDelay(attempts, retryAfter: null, random),
                        RetryBackoff.BaseDelay / 2,
                        RetryBackoff.MaxDelay
                    )
            );
}
