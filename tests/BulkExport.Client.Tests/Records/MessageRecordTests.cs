namespace BulkExport.Client.Tests.Records;

public sealed class MessageRecordTests
{
    private const string CompleteRecord = """
        {"status":"delivered","account_sid":"AC00000000000000000000000000000003","from":"+16505551111","to":"+16505552222","body":"Hi, \"you\" \ud83d\ude00\n","num_segments":1,"date_sent":"2020-07-26T22:21:20Z","date_updated":"2020-07-26T22:21:21Z","price":"-0.00750","date_created":"2020-07-26T22:21:19Z","error_code":0,"sid":"SM21f63b5f7629f4b69cd079b5c5225dcb","flags":65618,"messaging_service_sid":null,"direction":"outbound-reply","start":"2020-07-26","num_media":0}
        """;

    [Fact]
    public void Parse_CompleteRecord_SetsAllFields() =>
        Assert.Equal(
            new MessageRecord
            {
                Sid = new("SM21f63b5f7629f4b69cd079b5c5225dcb"),
                AccountSid = new("AC00000000000000000000000000000003"),
                Status = MessageStatus.Delivered,
                Direction = CommunicationDirection.OutboundReply,
                From = "+16505551111",
                To = "+16505552222",
                Body = "Hi, \"you\" 😀\n",
                NumSegments = 1,
                NumMedia = 0,
                Price = -0.00750m,
                DateSent = new(2020, 7, 26, 22, 21, 20, TimeSpan.Zero),
                DateUpdated = new(2020, 7, 26, 22, 21, 21, TimeSpan.Zero),
                DateCreated = new(2020, 7, 26, 22, 21, 19, TimeSpan.Zero),
                Flags = 65618,
                Start = new(2020, 7, 26),
            },
            RecordParsing.Message(CompleteRecord)
        );

    [Fact]
    public void Parse_PriceWithTrailingZeros_KeepsScale() =>
        Assert.Equal("-0.00750", RecordParsing.Message(CompleteRecord).Price?.ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("{}")]
    [InlineData(" { } ")]
    [InlineData("""{"sid":null,"status":null,"direction":null,"price":null,"num_media":null,"date_sent":null,"start":null,"body":null}""")]
    [InlineData("""{"price":"","num_media":"","date_sent":"","start":"","flags":""}""")]
    [InlineData("""{"unknown":1,"other":"text","nested":{"sid":"x","list":[1,{"a":null}]},"yes":true,"no":false}""")]
    [InlineData("""{"un\u006bnown":"\u0041","":1}""")]
    public void Parse_NoKnownFields_ReturnsEmptyRecord(string line) => Assert.Equal(new MessageRecord(), RecordParsing.Message(line));

    [Theory]
    [InlineData("7")]
    [InlineData("\"7\"")]
    [InlineData(" 7 ")]
    [InlineData("\"\\u0037\"")]
    public void Parse_NumberAsString_ReturnsNumber(string number)
    {
        var message = RecordParsing.Message(
            $$"""{"num_segments":{{number}},"flags":{{number}},"price":{{number}},"error_code":{{number}},"to":{{number}}}"""
        );
        Assert.Equal((7, 7L, 7m, 7, "7"), (message.NumSegments, message.Flags, message.Price, message.ErrorCode, message.To));
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.0075", "-0.0075")]
    [InlineData("\"-1.10\"", "-1.10")]
    [InlineData("\"+1.5\"", "1.5")]
    [InlineData("1e-3", "0.001")]
    [InlineData("\"1E2\"", "100")]
    [InlineData("123456789012345678901234567.5", "123456789012345678901234567.5")]
    [InlineData("\"99999999999999999999\"", "99999999999999999999")]
    public void Parse_PriceInAnyFormat_ReturnsDecimal(string written, string expected) =>
        Assert.Equal(
            decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
            RecordParsing.Message($$"""{"price":{{written}}}""").Price
        );

    [Theory]
    [InlineData("2020-07-26T22:21:20Z", 0)]
    [InlineData("2020-07-26T22:21:20", 0)]
    [InlineData("2020-07-26 22:21:20", 0)]
    [InlineData("2020-07-27T00:21:20+02:00", 0)]
    [InlineData("2020-07-26T22:21:20.25Z", 250)]
    [InlineData("2020-07-26T22:21:20.250", 250)]
    [InlineData("Sun, 26 Jul 2020 22:21:20 +0000", 0)]
    [InlineData("2020-07-26T22\\u003a21:20Z", 0)]
    public void Parse_TimestampInAnyFormat_ReturnsUtc(string written, int milliseconds)
    {
        var time = RecordParsing.Message($$"""{"date_sent":"{{written}}"}""").DateSent;
        Assert.Equal(new DateTimeOffset(2020, 7, 26, 22, 21, 20, milliseconds, TimeSpan.Zero), time);
        Assert.Equal(TimeSpan.Zero, time?.Offset);
    }

    [Theory]
    [InlineData("null", null)]
    [InlineData("0", null)]
    [InlineData("\"0\"", null)]
    [InlineData("30003", 30003)]
    [InlineData("\"30003\"", 30003)]
    public void Parse_ErrorCodeZero_ReturnsNull(string written, int? expected) =>
        Assert.Equal(expected, RecordParsing.Message($$"""{"error_code":{{written}}}""").ErrorCode);

    [Theory]
    [InlineData("a\\\\b\\/c\\b\\f\\r\\t", "a\\b/c\b\f\r\t")]
    [InlineData("日本語 ü", "日本語 ü")]
    [InlineData("", "")]
    public void Parse_Body_KeepsText(string written, string expected) =>
        Assert.Equal(expected, RecordParsing.Message($$"""{"body":"{{written}}"}""").Body);

    [Fact]
    public void Parse_UnpairedSurrogate_IsKept() => Assert.Equal("a\ud83d", RecordParsing.Message("""{"body":"a\ud83d"}""").Body);

    [Fact]
    public void Parse_InvalidUtf8_ReplacesCharacter()
    {
        byte[] line = [.. "{\"body\":\"a"u8, 0xFF, .. "b\",\"sid\":\"SM1\"}"u8];
        var message = RecordParsing.Parse(line, RecordContext.Default.MessageRecord);
        Assert.Equal(("a\uFFFDb", "SM1"), (message.Body, message.Sid.Value));
    }

    [Fact]
    public void Parse_UnknownStatus_KeepsValue()
    {
        var message = RecordParsing.Message("""{"status":"teleported","direction":"sideways"}""");
        Assert.Equal((new MessageStatus("Teleported"), new CommunicationDirection("sideways")), (message.Status, message.Direction));
        Assert.Equal("teleported", message.Status.ToString());
    }

    [Fact]
    public void Parse_ManyUnknownFields_SkipsAll()
    {
        var fields = string.Join(',', Enumerable.Range(0, 500).Select(i => $"\"field_{i}\":{i}"));
        Assert.Equal("SM1", RecordParsing.Message($$"""{{{fields}},"sid":"SM1"}""").Sid.Value);
    }

    [Fact]
    public void Parse_FieldsInVaryingOrder_SetsAllFields()
    {
        var parser = MessageRecordParser();
        var random = new Random(5);
        string[] fields =
        [
            "\"sid\":\"S\"",
            "\"to\":\"T\"",
            "\"new\":\"N\"",
            "\"from\":\"F\"",
            "\"num_media\":3",
            "\"price\":null",
            "\"body\":\"B\"",
        ];
        for (var i = 0; i < 1000; i++)
        {
            random.Shuffle(fields);
            var message = parser.Parse(System.Text.Encoding.UTF8.GetBytes($"{{{string.Join(',', fields)}}}"));
            Assert.Equal(("S", "T", "F", 3, "B"), (message.Sid.Value, message.To, message.From, message.NumMedia, message.Body));
        }
    }

    [Fact]
    public void ToString_MissingFields_OmitsThem() =>
        Assert.Equal(
            "Message SM0123456789abcdef0123456789abcdef: failed",
            $"{new MessageRecord { Sid = new("SM0123456789abcdef0123456789abcdef"), Status = MessageStatus.Failed }}"
        );

    [Fact]
    public void ToString_CompleteRecord_OmitsBodyAndPhoneNumbers() =>
        Assert.Equal(
            "Message SM21f63b5f7629f4b69cd079b5c5225dcb: delivered, outbound-reply, sent 2020-07-26 22:21:20Z",
            RecordParsing.Message(CompleteRecord).ToString()
        );

    private static LineParser<MessageRecord> MessageRecordParser() => RecordParsing.CreateParser<MessageRecord>();
}
