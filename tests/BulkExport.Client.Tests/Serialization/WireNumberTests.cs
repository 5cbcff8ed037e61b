using System.Globalization;
using CsCheck;

namespace BulkExport.Client.Tests.Serialization;

public class WireNumberTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public void ReadInt32_None_IsNull(string json) => Assert.Null(Wire.Read(json, WireNumber.ReadInt32));

    [Fact]
    public void ReadInt32_AnyNumber_AsNumberAsTextAndWithEscapes() =>
        Gen.Int.Sample(number =>
        {
            var text = number.ToString(CultureInfo.InvariantCulture);
            var escaped = string.Concat(text.Select(c => $"\\u{(int)c:x4}"));

            Assert.Equal(number, Wire.Read(text, WireNumber.ReadInt32));
            Assert.Equal(number, Wire.Read($"\"{text}\"", WireNumber.ReadInt32));
            Assert.Equal(number, Wire.Read($"\"{escaped}\"", WireNumber.ReadInt32));
        });

    [Theory]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("2147483648")]
    [InlineData("\"2147483648\"")]
    [InlineData("\" 1\"")]
    [InlineData("\"1 \"")]
    [InlineData("\"1,000\"")]
    [InlineData("\"0x1\"")]
    [InlineData("\"٣\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("true")]
    [InlineData("[1]")]
    public void ReadInt32_NoNumber_NamesTheField(string json)
    {
        var failure = Assert.Throws<WireException>(() => Wire.Read(json, WireNumber.ReadInt32));

        Assert.StartsWith(
            "field should be a whole number in range, as a number or as a text, but is ",
            failure.Message,
            StringComparison.Ordinal
        );
    }
}
