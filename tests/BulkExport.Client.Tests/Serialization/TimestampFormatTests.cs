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
    [InlineData("\"0001-01-01T00:00:00\"", "0001-01-01T00:00:00")]
    [InlineData("\"9999-12-31T23:59:59.9999999\"", "9999-12-31T23:59:59.9999999")]
    public void GetTimestampOrNull_WithAndWithoutZone_IsUtc(string json, string written)
    {
        var time = Wire.Read(json, JsonReaderExtensions.GetTimestampOrNull);

        Assert.Equal(TimeSpan.Zero, time!.Value.Offset);
        Assert.Equal($$"""{"t":"{{written}}"}""", Write(time));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public void GetTimestampOrNull_None_IsNull(string json) => Assert.Null(Wire.Read(json, JsonReaderExtensions.GetTimestampOrNull));

    [Theory]
    [InlineData("\"2021-03-15_20:20:14\"")]
    [InlineData("\"2021-02-29T00:00:00\"")]
    [InlineData("\"2021-03-15T24:00:01\"")]
    [InlineData("\"0001-01-01T00:00:00+14:00\"")]
    [InlineData("\"soon\"")]
    [InlineData("\"\\ud800021-03-15T20:20:14\"")]
    [InlineData("1615839614")]
    [InlineData("{}")]
    public void GetTimestampOrNull_NoTime_NamesTheField(string json)
    {
        var failure = Assert.Throws<WireFormatException>(() => Wire.Read(json, JsonReaderExtensions.GetTimestampOrNull));

        Assert.StartsWith("field should be a time written yyyy-MM-ddTHH:mm:ss, but is ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AnyTime_IsReadAgain() =>
        Gen.DateTimeOffset.Sample(time =>
        {
            using var json = JsonDocument.Parse(Write(time));

            Assert.Equal(time, Wire.Read(json.RootElement.GetProperty("t").GetRawText(), JsonReaderExtensions.GetTimestampOrNull));
        });

    [Fact]
    public void Write_Null_IsNull() => Assert.Equal("""{"t":null}""", Write(null));

    private static string Write(DateTimeOffset? time) =>
        Wire.Write(writer =>
        {
            writer.WriteStartObject();
            TimestampFormat.Write(writer, "t"u8, time, designator: string.Empty);
            writer.WriteEndObject();
        });
}
