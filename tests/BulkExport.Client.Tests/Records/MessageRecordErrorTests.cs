using System.Text.Json;

namespace BulkExport.Client.Tests.Records;

/// <summary>Tests invalid message records.</summary>
public sealed class MessageRecordErrorTests
{
    [Theory]
    [InlineData("{\"\\ud800\":1,\"sid\":\"SM1\"}")]
    [InlineData("{\"st\\udc00\":{},\"sid\":\"SM1\"}")]
    public void Parse_InvalidPropertyName_SkipsProperty(string line) => Assert.Equal(new TwilioSid("SM1"), RecordParsing.Message(line).Sid);

    [Theory]
    [InlineData("2020-01-013T03:57:34Z")]
    [InlineData("2020-02-30T03:57:34Z")]
    [InlineData("2020-01-01T24:00:00Z")]
    [InlineData("2020-01-01T00:60:00Z")]
    [InlineData("2020-01-01T00:00:60Z")]
    [InlineData("2020-01-01T0a:00:00Z")]
    [InlineData("2020-01-01X00:00:00Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("soon")]
    public void Parse_MalformedTimestamp_ReturnsOtherFieldsAndErrorWithoutValue(string written)
    {
        var (message, error) = RecordParsing.ParseWithFieldError(
            $$"""{"sid":"SM1","date_sent":"{{written}}","price":"-1.5"}""",
            RecordContext.Default.MessageRecord
        );
        Assert.Equal(new MessageRecord { Sid = new("SM1"), Price = -1.5m }, message);
        Assert.Equal("$.date_sent", error.JsonPath);
        Assert.Equal("$.date_sent should be a timestamp in the format yyyy-MM-ddTHH:mm:ss, but is an unexpected string", error.Message);
    }

    [Theory]
    [InlineData("start", "\"2020-07-26T22:21:20Z\"", null)]
    [InlineData("start", "\"yesterday\"", "$.start")]
    [InlineData("start", "20200726", "$.start")]
    [InlineData("num_media", "1.5", "$.num_media")]
    [InlineData("num_media", "99999999999", "$.num_media")]
    [InlineData("num_media", "\"one\"", "$.num_media")]
    [InlineData("num_media", "true", "$.num_media")]
    [InlineData("num_media", "2.0", null)]
    [InlineData("num_media", "\"2e0\"", null)]
    [InlineData("flags", "99999999999", null)]
    [InlineData("flags", "\"99999999999999999999\"", "$.flags")]
    [InlineData("price", "\"free\"", "$.price")]
    [InlineData("price", "\"-\"", "$.price")]
    [InlineData("price", "\".\"", "$.price")]
    [InlineData("price", "[]", "$.price")]
    [InlineData("body", "{\"a\":1}", "$.body")]
    [InlineData("body", "false", "$.body")]
    [InlineData("status", "{}", "$.status")]
    [InlineData("date_sent", "1595802080", "$.date_sent")]
    public void Parse_WrongJsonType_ReturnsOtherFieldsAndError(string field, string value, string? path)
    {
        var line = $$"""{"sid":"SM1","{{field}}":{{value}},"to":"x"}""";
        if (path is null)
        {
            Assert.Equal("SM1", RecordParsing.Message(line).Sid.Value);
        }
        else
        {
            var (message, error) = RecordParsing.ParseWithFieldError(line, RecordContext.Default.MessageRecord);
            Assert.Equal(new MessageRecord { Sid = new("SM1"), To = "x" }, message);
            Assert.Equal(path, error.JsonPath);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("{\"sid\":\"SM1\"")]
    [InlineData("{\"sid\":\"SM1\",}")]
    [InlineData("{\"sid\":\"SM1\" \"to\":\"x\"}")]
    [InlineData("{\"sid\":\"SM1}")]
    [InlineData("{\"sid\":\"SM1\\\"}")]
    [InlineData("{\"sid\":\"S\tM1\"}")]
    [InlineData("{\"sid\":\"\\q\"}")]
    [InlineData("{\"unknown\":\"\\q\"}")]
    [InlineData("{\"num_media\":01}")]
    [InlineData("{\"num_media\":-}")]
    [InlineData("{\"num_media\":1.}")]
    [InlineData("{\"num_media\":nullx}")]
    [InlineData("{num_media:1}")]
    [InlineData("{\"num_media\"}")]
    [InlineData("{\"num_media\":}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    public void Parse_NotARecord_Throws(string line) =>
        Assert.IsAssignableFrom<JsonException>(
            Record.Exception(() => MessageRecordParser().Parse(System.Text.Encoding.UTF8.GetBytes(line)))
        );

    private static LineParser<MessageRecord> MessageRecordParser() => RecordParsing.CreateParser<MessageRecord>();
}
