using System.Text;
using System.Text.Json;

namespace BulkExport.Client.Tests.Days;

public sealed class DownloadLinkTests
{
    private const string Expected = "an address, by https or on this machine";

    [Theory]
    [InlineData("", "https://a.example/header")]
    [InlineData("{}", "https://a.example/header")]
    [InlineData("""{"redirect_to":"https://a.example/body"}""", "https://a.example/body")]
    [InlineData("""{"new":{"redirect_to":"https://b.example/"},"redirect_to":"http://127.0.0.1/body"}""", "http://127.0.0.1/body")]
    public void Parse_BodyBeforeHeader_IsTheAddress(string body, string address)
    {
        var link = Parse(body, "https://a.example/header");

        Assert.Equal(new Uri(address), link.Address);
        Assert.Equal("a one-time link", link.ToString());
    }

    [Theory]
    [InlineData("", null, "$.redirect_to", Expected)]
    [InlineData("{}", null, "$.redirect_to", Expected)]
    [InlineData("", "http://a.example/", "$.redirect_to", Expected)]
    [InlineData("""{"redirect_to":"ftp://127.0.0.1/"}""", "https://a.example/", "$.redirect_to", Expected)]
    [InlineData("""{"redirect_to":1}""", "https://a.example/", "$.redirect_to", "a text or null")]
    [InlineData("[]", "https://a.example/", "$", "an object with the link")]
    public void Parse_NoSafeAddress_SaysWhereItShouldBe(string body, string? header, string place, string expected)
    {
        var failure = Assert.Throws<WireFormatException>(() => Parse(body, header));

        Assert.Equal((place, expected), (failure.JsonPath, failure.Expected));
    }

    [Theory]
    [InlineData("""{"redirect_to":"https://a.example/body"}{}""")]
    [InlineData("""{"redirect_to":null} 1""")]
    public void Parse_MoreAfterTheObject_IsNoJson(string body) =>
        Assert.ThrowsAny<JsonException>(() => Parse(body, "https://a.example/header"));

    private static DownloadLink Parse(string body, string? header)
    {
        using var response = new HttpResponseMessage();
        response.Headers.Location = header is null ? null : new Uri(header);
        return DownloadLink.Parse(response, Encoding.UTF8.GetBytes(body));
    }
}
