using CsCheck;

namespace BulkExport.Client.Tests.Serialization;

public class DateFormatTests
{
    [Theory]
    [InlineData("\"2020-02-29\"", 2020, 2, 29)]
    [InlineData("\"0001-01-01\"", 1, 1, 1)]
    [InlineData("\"9999-12-31\"", 9999, 12, 31)]
    [InlineData("\"\\u0032\\u0030\\u0032\\u0030\\u002d\\u0030\\u0037\\u002d\\u0030\\u0031\"", 2020, 7, 1)]
    public void GetDateOrNull_Day_IsRead(string json, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), Wire.Read(json, JsonReaderExtensions.GetDateOrNull));

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public void GetDateOrNull_None_IsNull(string json) => Assert.Null(Wire.Read(json, JsonReaderExtensions.GetDateOrNull));

    [Theory]
    [InlineData("\"2021-02-29\"")]
    [InlineData("\"0000-01-01\"")]
    [InlineData("\"2020-00-01\"")]
    [InlineData("\"2020-13-01\"")]
    [InlineData("\"2020-01-00\"")]
    [InlineData("\"2020-01-32\"")]
    [InlineData("\"2020-1-1\"")]
    [InlineData("\"2020/01/01\"")]
    [InlineData("\"+020-01-01\"")]
    [InlineData("\" 2020-01-01\"")]
    [InlineData("\"2020-01-01\\n\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("20200101")]
    [InlineData("[]")]
    public void GetDateOrNull_NoDay_NamesTheField(string json)
    {
        var failure = Assert.Throws<WireFormatException>(() => Wire.Read(json, JsonReaderExtensions.GetDateOrNull));

        Assert.Equal("field", failure.JsonPath);
        Assert.StartsWith("field should be a day written yyyy-MM-dd, but is ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AnyDay_IsReadAgain() =>
        Gen.DateOnly.Sample(day =>
        {
            var json = Wire.Write(writer => DateFormat.WriteValue(writer, day));

            Assert.Equal(day, Wire.Read(json, JsonReaderExtensions.GetDateOrNull));
        });
}
