using System.Text.Json;

namespace BulkExport.Client.Tests.Serialization;

public class JsonReaderExtensionsTests
{
    [Theory]
    [InlineData("null", null, null)]
    [InlineData("\"\"", "", null)]
    [InlineData("\" \"", " ", " ")]
    [InlineData("\"a\\u0062c\"", "abc", "abc")]
    public void GetString_EmptyString_ReturnsNullIfRequested(string json, string? text, string? nonEmpty)
    {
        Assert.Equal(text, Wire.Read(json, JsonReaderExtensions.GetStringOrNull));
        Assert.Equal(nonEmpty, Wire.Read(json, JsonReaderExtensions.GetStringOrNullIfEmpty));
    }

    [Fact]
    public void GetString_InvalidUtf8_Throws()
    {
        var failure = Assert.Throws<WireFormatException>(() =>
        {
            var reader = new Utf8JsonReader([(byte)'"', 0xff, (byte)'"']);
            reader.Read();
            return reader.GetStringOrNull("field");
        });

        Assert.Equal("field should be a valid UTF-8 string, but is an unexpected string.", failure.Message);
    }

    [Theory]
    [InlineData("\"https://example.org/hook?a=b\"", "https://example.org/hook?a=b")]
    [InlineData("\"hook\"", "hook")]
    public void GetUri_AbsoluteUri_KeepsOriginalString(string json, string address) =>
        Assert.Equal(address, Wire.Read(json, JsonReaderExtensions.GetUriOrNull)!.OriginalString);

    [Theory]
    [InlineData("\"post\"", "POST")]
    [InlineData("\"GET\"", "GET")]
    [InlineData("\"Ask\"", "Ask")]
    public void GetHttpMethod_Name_ReturnsMethod(string json, string method) =>
        Assert.Equal(method, Wire.Read(json, JsonReaderExtensions.GetHttpMethodOrNull)!.Method);

    [Theory]
    [InlineData("job_sid", "\"job_sid\"", true)]
    [InlineData("job_sid", "\"job\\u005fsid\"", true)]
    [InlineData("job_sid", "\"Job_sid\"", false)]
    [InlineData("job_sid", "\"\\ud800_sid\"", false)]
    [InlineData("", "\"\"", true)]
    public void ValueEquals_WithOrWithoutEscapes_ComparesUnescapedText(string text, string json, bool same) =>
        Assert.Equal(
            same,
            Wire.Read(
                json,
                (ref Utf8JsonReader reader, string _) =>
                    JsonReaderExtensions.ValueEquals(in reader, System.Text.Encoding.UTF8.GetBytes(text))
            )
        );
}
