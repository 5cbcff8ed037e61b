using System.Text.Json;

namespace BulkExport.Client.Tests.Serialization;

public class WireTextTests
{
    [Theory]
    [InlineData("null", null, null)]
    [InlineData("\"\"", "", null)]
    [InlineData("\" \"", " ", " ")]
    [InlineData("\"a\\u0062c\"", "abc", "abc")]
    public void Read_Text_EmptyIsNoneWhereItMeansThat(string json, string? text, string? nonEmpty)
    {
        Assert.Equal(text, Wire.Read(json, WireText.ReadOrNull));
        Assert.Equal(nonEmpty, Wire.Read(json, WireText.ReadNonEmpty));
    }

    [Fact]
    public void Read_BytesThatAreNoText_AreRefused()
    {
        var failure = Assert.Throws<WireException>(() =>
        {
            var reader = new Utf8JsonReader([(byte)'"', 0xff, (byte)'"']);
            reader.Read();
            return WireText.ReadOrNull(ref reader, "field");
        });

        Assert.Equal("field should be a text in UTF-8, but is another text.", failure.Message);
    }

    [Theory]
    [InlineData("\"https://example.org/hook?a=b\"", "https://example.org/hook?a=b")]
    [InlineData("\"hook\"", "hook")]
    public void ReadUri_Address_IsKeptAsItCame(string json, string address) =>
        Assert.Equal(address, Wire.Read(json, WireText.ReadUri)!.OriginalString);

    [Theory]
    [InlineData("\"post\"", "POST")]
    [InlineData("\"GET\"", "GET")]
    [InlineData("\"Ask\"", "Ask")]
    public void ReadHttpMethod_Name_IsTheMethod(string json, string method) =>
        Assert.Equal(method, Wire.Read(json, WireText.ReadHttpMethod)!.Method);

    [Theory]
    [InlineData("job_sid", "\"job_sid\"", true)]
    [InlineData("job_sid", "\"job\\u005fsid\"", true)]
    [InlineData("job_sid", "\"Job_sid\"", false)]
    [InlineData("job_sid", "\"\\ud800_sid\"", false)]
    [InlineData("", "\"\"", true)]
    public void Is_WithAndWithoutEscapes_ComparesTexts(string text, string json, bool same) =>
        Assert.Equal(
            same,
            Wire.Read(json, (ref Utf8JsonReader reader, string _) => WireText.Is(in reader, System.Text.Encoding.UTF8.GetBytes(text)))
        );
}
