using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.Tests.Http;

public class RetryAfterHelperTests
{
    private static readonly FakeTimeProvider TimeProvider = new(new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    [InlineData("3600", 3600)]
    [InlineData("Wed, 01 Jan 2025 00:00:30 GMT", 30)]
    [InlineData("Wed, 01 Jan 2025 01:00:30 +0100", 30)]
    [InlineData("Tue, 31 Dec 2024 23:59:59 GMT", 0)]
    public void GetDelay_SecondsOrDate_ReturnsDelay(string header, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), GetDelay(header));

    [Theory]
    [InlineData("-1")]
    [InlineData("soon")]
    [InlineData("1e3")]
    [InlineData("")]
    public void GetDelay_InvalidValue_ReturnsNull(string header) => Assert.Null(GetDelay(header));

    [Fact]
    public void GetDelay_Fraction_ReturnsFraction() => Assert.Equal(TimeSpan.FromSeconds(1.5), GetDelay("1.5"));

    [Theory]
    [InlineData("2147483648")]
    [InlineData("99999999999999999999")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    public void GetDelay_LargeValue_IsLimited(string header) =>
        Assert.InRange(GetDelay(header)!.Value, TimeSpan.FromDays(365), TimeSpan.FromDays(365));

    [Fact]
    public void GetDelay_DateAndDateHeader_IgnoresClockDifference()
    {
        using var response = new HttpResponseMessage();
        response.Headers.Date = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
        response.Headers.TryAddWithoutValidation("Retry-After", "Tue, 01 Jan 2030 00:00:07 GMT");

        Assert.Equal(TimeSpan.FromSeconds(7), RetryAfterHelper.GetDelay(response, TimeProvider));
    }

    [Fact]
    public void GetDelay_NoHeader_ReturnsNull()
    {
        using var response = new HttpResponseMessage();

        Assert.Null(RetryAfterHelper.GetDelay(response, TimeProvider));
    }

    private static TimeSpan? GetDelay(string header)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Retry-After", header);
        return RetryAfterHelper.GetDelay(response, TimeProvider);
    }
}
