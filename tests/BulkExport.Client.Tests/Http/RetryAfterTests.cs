using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.Tests.Http;

public class RetryAfterTests
{
    private static readonly FakeTimeProvider Clock = new(new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    [InlineData("3600", 3600)]
    [InlineData("Wed, 01 Jan 2025 00:00:30 GMT", 30)]
    [InlineData("Wed, 01 Jan 2025 01:00:30 +0100", 30)]
    [InlineData("Tue, 31 Dec 2024 23:59:59 GMT", 0)]
    public void Of_SecondsOrADate_IsTheWaitFromNow(string header, int seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), Of(header));

    [Theory]
    [InlineData("-1")]
    [InlineData("soon")]
    [InlineData("1.5")]
    [InlineData("99999999999999999999")]
    [InlineData("")]
    public void Of_NonsenseOrNothing_IsNull(string header) => Assert.Null(Of(header));

    [Fact]
    public void Of_NoHeader_IsNull()
    {
        using var response = new HttpResponseMessage();

        Assert.Null(RetryAfter.Of(response, Clock));
    }

    private static TimeSpan? Of(string header)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Retry-After", header);
        return RetryAfter.Of(response, Clock);
    }
}
