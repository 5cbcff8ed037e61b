using System.Text;
using System.Text.Json;

namespace BulkExport.Client.Tests.Days;

public sealed class DownloadLinkTests
{
    private const string Expected = "an https URI (or an http URI with a loopback address)";

    [Theory]
    [InlineData("", "https://a.example/header")]
    [InlineData("{}", "https://a.example/header")]
    [InlineData("""{"redirect_to":"https://a.example/body"}""", "https://a.example/body")]
    [InlineData("""{"new":{"redirect_to":"https://b.example/"},"redirect_to":"http://127.0.0.1/body"}""", "http://127.0.0.1/body")]
    public void Parse_BodyAndHeader_PrefersBody(string body, string uri)
    {
        var link = Parse(body, "https://a.example/header");

        Assert.Equal(new Uri(uri), link.Uri);
        Assert.Equal("a single-use download link", link.ToString());
    }

    [Theory]
    [InlineData("", null, "$.redirect_to", Expected)]
    [InlineData("{}", null, "$.redirect_to", Expected)]
    [InlineData("", "http://a.example/", "$.redirect_to", Expected)]
    [InlineData("""{"redirect_to":"ftp://127.0.0.1/"}""", "https://a.example/", "$.redirect_to", Expected)]
    [InlineData("""{"redirect_to":1}""", "https://a.example/", "$.redirect_to", "a string or null")]
    [InlineData("[]", "https://a.example/", "$", "an object with the property redirect_to")]
    public void Parse_NoSafeUri_ThrowsWithPathAndExpectedFormat(string body, string? header, string path, string expected)
    {
        var failure = Assert.Throws<WireFormatException>(() => Parse(body, header));

        Assert.Equal((path, expected), (failure.JsonPath, failure.Expected));
    }

    [Theory]
    [InlineData("{}", "missing")]
    [InlineData("""{"redirect_to":"http://a.example/"}""", "a URI that is neither https nor loopback http")]
    [InlineData("""{"redirect_to":"/path"}""", "a relative URI")]
    public void Parse_NoSafeUri_DescribesActualValue(string body, string actual)
    {
        var failure = Assert.Throws<WireFormatException>(() => Parse(body, header: null));

        Assert.Equal($"$.redirect_to should be {Expected}, but is {actual}.", failure.Message);
    }

    [Theory]
    [InlineData("""{"redirect_to":"https://a.example/body"}{}""")]
    [InlineData("""{"redirect_to":null} 1""")]
    public void Parse_TrailingData_ThrowsJsonException(string body) =>
        Assert.ThrowsAny<JsonException>(() => Parse(body, "https://a.example/header"));

    private static DownloadLink Parse(string body, string? header)
    {
        using var response = new HttpResponseMessage();
        response.Headers.Location = header is null ? null : new Uri(header);
        return DownloadLink.Parse(response, Encoding.UTF8.GetBytes(body));
    }
}
