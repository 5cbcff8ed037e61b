using System.Globalization;
using CsCheck;

namespace BulkExport.Client.Tests.Serialization;

public class JsonNumberTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public void GetInt32OrNull_NullOrEmpty_ReturnsNull(string json) => Assert.Null(Wire.Read(json, JsonReaderExtensions.GetInt32OrNull));

    [Fact]
    public void GetInt32OrNull_NumberOrString_ReturnsNumber() =>
        Gen.Int.Sample(number =>
        {
            var text = number.ToString(CultureInfo.InvariantCulture);
            var escaped = string.Concat(text.Select(c => $"\\u{(int)c:x4}"));

            Assert.Equal(number, Wire.Read(text, JsonReaderExtensions.GetInt32OrNull));
            Assert.Equal(number, Wire.Read($"\"{text}\"", JsonReaderExtensions.GetInt32OrNull));
            Assert.Equal(number, Wire.Read($"\"{escaped}\"", JsonReaderExtensions.GetInt32OrNull));
        });

    [Theory]
    [InlineData("1.5")]
    [InlineData("1e99")]
    [InlineData("99999999999999999999")]
    [InlineData("\" 1\"")]
    [InlineData("\"1 \"")]
    [InlineData("\"1,000\"")]
    [InlineData("\"0x1\"")]
    [InlineData("\"٣\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("true")]
    [InlineData("[1]")]
    public void GetInt32OrNull_InvalidNumber_ThrowsWithField(string json)
    {
        var failure = Assert.Throws<WireFormatException>(() => Wire.Read(json, JsonReaderExtensions.GetInt32OrNull));

        Assert.StartsWith(
            "field should be an integer in the supported range (number or string), but is ",
            failure.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("2.0", 2)]
    [InlineData("\"2.000\"", 2)]
    [InlineData("1e3", 1000)]
    [InlineData("-0.0", 0)]
    [InlineData("2147483648", int.MaxValue)]
    [InlineData("\"9223372036854775807\"", int.MaxValue)]
    [InlineData("-2147483649", int.MinValue)]
    public void GetInt32OrNull_IntegralOrOutOfRange_ReturnsNearestInteger(string json, int expected) =>
        Assert.Equal(expected, Wire.Read(json, JsonReaderExtensions.GetInt32OrNull));
}
