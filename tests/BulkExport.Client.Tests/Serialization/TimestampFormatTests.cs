using System.Text.Json;
using CsCheck;

namespace BulkExport.Client.Tests.Serialization;

public class TimestampFormatTests
{
    [Theory]
    [InlineData("\"2021-03-15T20:20:14.547\"", "2021-03-15T20:20:14.547")]
    [InlineData("\"2021-03-15T20:20:14.547Z\"", "2021-03-15T20:20:14.547")]
    [InlineData("\"2021-03-15T20:20:14-05:30\"", "2021-03-16T01:50:14")]
    [InlineData("\"2021-03-15T20:20\"", "2021-03-15T20:20:00")]
    [InlineData("\"2021-03-15 20:20:14\"", "2021-03-15T20:20:14")]
    [InlineData("\"2021-03-15T20:20:14.1234567891\"", "2021-03-15T20:20:14.1234567")]
    [InlineData("\"2021-07-05T10:00:00.12345678Z\"", "2021-07-05T10:00:00.1234567")]
    [InlineData("\"2021-07-05T10:00:00.123456789Z\"", "2021-07-05T10:00:00.1234567")]
    [InlineData("\"2021-07-05T10:00:00.123456789+00:00\"", "2021-07-05T10:00:00.1234567")]
    [InlineData("\"2021-07-05T10:00:00.99999999999999999999Z\"", "2021-07-05T10:00:00.9999999")]
    [InlineData("\"2021-07-05T10:00:00,5Z\"", "2021-07-05T10:00:00.5")]
    [InlineData("\"2021-07-05t10:00:00z\"", "2021-07-05T10:00:00")]
    [InlineData("\"2021-07-05T10:00:00z\"", "2021-07-05T10:00:00")]
    [InlineData("\"2021-07-05T10:00:00+0000\"", "2021-07-05T10:00:00")]
    [InlineData("\"2021-07-05T10:00:00.5-0030\"", "2021-07-05T10:30:00.5")]
    [InlineData("\"2021-07-05T12:00:00+02\"", "2021-07-05T10:00:00")]
    [InlineData("\"2021-07-05 10:00:00 UTC\"", "2021-07-05T10:00:00")]
    [InlineData("\"2021-07-05 10:00:00 +0000\"", "2021-07-05T10:00:00")]
    [InlineData("\"2021-07-05T10:00Z\"", "2021-07-05T10:00:00")]
    [InlineData("\"Mon, 5 Jul 2021 10:00:00 +0000\"", "2021-07-05T10:00:00")]
    [InlineData("\"Mon, 05 Jul 2021 12:00:00 +0200\"", "2021-07-05T10:00:00")]
    [InlineData("\"Mon, 5 Jul 2021 10:00:00 GMT\"", "2021-07-05T10:00:00")]
    [InlineData("\"Mon, 05 Jul 2021 10:00:00 GMT\"", "2021-07-05T10:00:00")]
    [InlineData("\"5 Jul 2021 10:00 +0000\"", "2021-07-05T10:00:00")]
    [InlineData("\"0001-01-01T00:00:00\"", "0001-01-01T00:00:00")]
    [InlineData("\"9999-12-31T23:59:59.9999999\"", "9999-12-31T23:59:59.9999999")]
    public void GetTimestampOrNull_WithOrWithoutZone_ReturnsUtc(string json, string written)
    {
        var time = Wire.Read(json, JsonReaderExtensions.GetTimestampOrNull);

        Assert.Equal(TimeSpan.Zero, time!.Value.Offset);
        Assert.Equal($$"""{"t":"{{written}}"}""", Write(time));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public void GetTimestampOrNull_NullOrEmpty_ReturnsNull(string json) =>
        Assert.Null(Wire.Read(json, JsonReaderExtensions.GetTimestampOrNull));

    [Theory]
    [InlineData("\"2021-03-15_20:20:14\"")]
    [InlineData("\"2021-02-29T00:00:00\"")]
    [InlineData("\"2021-03-15T24:00:01\"")]
    [InlineData("\"0001-01-01T00:00:00+14:00\"")]
    [InlineData("\"soon\"")]
    [InlineData("\"Tue, 5 Jul 2021 10:00:00 +0000\"")]
    [InlineData("\"2021-07-05T10:00:00+00:0\"")]
    [InlineData("\"2021-07-05T10:00:00.Z\"")]
    [InlineData("\"2021-07-05T10:00:00.5x\"")]
    [InlineData("\"2021-07-05T10:00:00 EST\"")]
    [InlineData("\"9999-12-31T23:59:59-00:01\"")]
    [InlineData("\"2021-07-05\"")]
    [InlineData("\"Z\"")]
    [InlineData("\"\\ud800021-03-15T20:20:14\"")]
    [InlineData("1615839614")]
    [InlineData("{}")]
    public void GetTimestampOrNull_InvalidTimestamp_ThrowsWithField(string json)
    {
        var failure = Assert.Throws<WireFormatException>(() => Wire.Read(json, JsonReaderExtensions.GetTimestampOrNull));

        Assert.StartsWith(
            "field should be a timestamp in the format yyyy-MM-ddTHH:mm:ss, but is ",
            failure.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void GetTimestampOrNull_EachFormat_ReturnsSameTime() =>
        Gen.Select(Gen.DateTime[new DateTime(1900, 1, 1), new DateTime(2100, 1, 1)], Gen.Int[0, 12])
            .Sample(
                (date, digits) =>
                {
                    var unit = (long)Math.Pow(10, 7 - Math.Min(digits, 7));
                    var time = new DateTimeOffset(date.Ticks - (date.Ticks % unit), TimeSpan.Zero);
                    var culture = System.Globalization.CultureInfo.InvariantCulture;
                    var seconds = time.ToString("yyyy-MM-dd'T'HH:mm:ss", culture);
                    var fraction = digits == 0 ? string.Empty : "." + $"{time.Ticks % 10_000_000:0000000}99999"[..digits];
                    var local = time.ToOffset(TimeSpan.FromHours(5.5));
                    foreach (
                        var text in new[]
                        {
                            $"{seconds}{fraction}Z",
                            $"{seconds.Replace('T', 't')}{fraction}z",
                            $"{seconds.Replace('T', ' ')}{fraction} UTC",
                            $"{seconds}{fraction}+0000",
                            local.ToString("yyyy-MM-dd'T'HH:mm:ss", culture) + $"{fraction}+0530",
                        }
                    )
                    {
                        Assert.True(TimestampFormat.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out var parsed), text);
                        Assert.Equal(time, parsed);
                    }

                    Assert.Equal(
                        time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond)),
                        Wire.Read($"\"{time.ToString("R", culture)}\"", JsonReaderExtensions.GetTimestampOrNull)
                    );
                }
            );

    [Fact]
    public void Write_ArbitraryTimestamp_RoundTrips() =>
        Gen.DateTimeOffset.Sample(time =>
        {
            using var json = JsonDocument.Parse(Write(time));

            Assert.Equal(time, Wire.Read(json.RootElement.GetProperty("t").GetRawText(), JsonReaderExtensions.GetTimestampOrNull));
        });

    [Fact]
    public void Write_Null_WritesNull() => Assert.Equal("""{"t":null}""", Write(null));

    private static string Write(DateTimeOffset? time) =>
        Wire.Write(writer =>
        {
            writer.WriteStartObject();
            TimestampFormat.Write(writer, "t"u8, time, designator: string.Empty);
            writer.WriteEndObject();
        });
}
