using System.Text;
using CsCheck;

namespace BulkExport.Client.Tests.Errors;

public class BodyShapeTests
{
    [Theory]
    [InlineData("text/html", "<!DOCTYPE html><title>Secret</title>", "an HTML page (text/html, 36 bytes)")]
    [InlineData("TEXT/HTML", "\ufeff\n<HTML>", "an HTML page (text/html, 10 bytes)")]
    [InlineData("text/html", "<!-- proxy --><Body>", "an HTML page (text/html, 20 bytes)")]
    [InlineData("application/xml", "<?xml version=\"1.0\"?><Error/>", "an XML document (application/xml, 29 bytes)")]
    [InlineData("application/xml", "<Error><Code>Secret</Code></Error>", "an XML document (application/xml, 34 bytes)")]
    [InlineData("application/json", "<p>", "markup (application/json, 3 bytes)")]
    [InlineData("application/json", "[1]", "a JSON array (application/json, 3 bytes)")]
    [InlineData("application/json", "\"secret\"", "a JSON string (application/json, 8 bytes)")]
    [InlineData("application/json", "{}", "a JSON object (application/json, 2 bytes)")]
    [InlineData(
        "application/json",
        "{\"code\":{\"secret\":1},\"anna\":2}",
        "a JSON object with code and 1 unknown property (application/json, 30 bytes)"
    )]
    [InlineData("application/json", "{\"a\":1,\"b\":2}", "a JSON object with 2 unknown properties (application/json, 13 bytes)")]
    [InlineData("application/json", "{\"code\":1,", "an invalid JSON object with code (application/json, 10 bytes)")]
    [InlineData("text/secret", "secret", "plain text (an unknown media type, 6 bytes)")]
    [InlineData(null, "a\0b", "binary data (no media type, 3 bytes)")]
    [InlineData(null, "x", "plain text (no media type, 1 byte)")]
    [InlineData("text/plain", " \r\n", null)]
    public void Describe_Body_ReturnsKindMediaTypeAndLength(string? mediaType, string body, string? shape) =>
        Assert.Equal(shape, BodyShape.Describe(mediaType, Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Describe_GzipData_IsRecognized() =>
        Assert.Equal("gzip data (application/gzip, 3 bytes)", BodyShape.Describe("application/gzip", [0x1f, 0x8b, 8]));

    [Fact]
    public void Describe_TruncatedBody_SaysSo() =>
        Assert.Equal(
            "plain text (text/plain, more than 1,024 bytes)",
            BodyShape.Describe("text/plain", Encoding.UTF8.GetBytes(new string('a', 1024)), isTruncated: true)
        );

    [Fact]
    public void Describe_ArbitraryBytes_ReturnsBoundedText() =>
        Gen.Byte.Array[0, 300].Sample(body => Assert.InRange(BodyShape.Describe("text/plain", body)?.Length ?? 0, 0, 250));
}
