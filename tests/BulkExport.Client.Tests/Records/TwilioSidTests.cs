using System.Text.Json;

namespace BulkExport.Client.Tests.Records;

public sealed class TwilioSidTests
{
    [Theory]
    [InlineData("SM21f63b5f7629f4b69cd079b5c5225dcb", "SM")]
    [InlineData("SM", "SM")]
    [InlineData("S", "")]
    [InlineData("", "")]
    [InlineData(" anything ü", " a")]
    public void Constructor_AnyText_IsKeptAsItCame(string text, string prefix)
    {
        var sid = new TwilioSid(text);
        Assert.Equal((text, text, prefix, text.Length == 0), (sid.Value, sid.ToString(), sid.Prefix, sid.IsEmpty));
    }

    [Fact]
    public void Default_IsTheEmptyOne()
    {
        Assert.Equal((string.Empty, string.Empty, true), (default(TwilioSid).Value, default(TwilioSid).Prefix, default(TwilioSid).IsEmpty));
        Assert.Equal(new TwilioSid(string.Empty), default);
        Assert.Equal(new TwilioSid(string.Empty).GetHashCode(), default(TwilioSid).GetHashCode());
    }

    [Fact]
    public void Equality_GoesByTheTextCaseIncluded()
    {
        Assert.Equal(new TwilioSid("SM1a"), new TwilioSid("SM1a"));
        Assert.Equal(new TwilioSid("SM1a").GetHashCode(), new TwilioSid("SM1a").GetHashCode());
        Assert.NotEqual(new TwilioSid("SM1a"), new TwilioSid("SM1A"));
    }

    [Fact]
    public void Constructor_Null_IsRefused() => Assert.Throws<ArgumentNullException>(() => new TwilioSid(null!));

    [Theory]
    [InlineData("\"SM1\"", "SM1")]
    [InlineData("\"\"", "")]
    [InlineData("null", "")]
    public void Json_TextOrNull_IsRead(string json, string expected) =>
        Assert.Equal(expected, JsonSerializer.Deserialize(json, RecordContext.Default.TwilioSid).Value);

    [Theory]
    [InlineData("1")]
    [InlineData("{}")]
    public void Json_AnythingElse_IsRefused(string json) =>
        Assert.IsType<WireFormatException>(Record.Exception(() => JsonSerializer.Deserialize(json, RecordContext.Default.TwilioSid)));

    [Fact]
    public void Json_OfTheCallersTypes_HasItAsTextAndAsName()
    {
        const string Json = """{"replies":{"SM1":"SM2","SM3":null}}""";
        var own = JsonSerializer.Deserialize(Json, RepliesContext.Default.ReplyRecord)!;
        Assert.Equal(new TwilioSid("SM2"), own.Replies[new TwilioSid("SM1")]);
        Assert.Null(own.Replies[new TwilioSid("SM3")]);
        Assert.Equal(Json, JsonSerializer.Serialize(own, RepliesContext.Default.ReplyRecord));
    }

    [Fact]
    public void Parse_SidThatIsLeftOutOrNull_IsToldFromAnEmptyOne()
    {
        Assert.Null(Lines.Message("{}").AccountSid);
        Assert.Null(Lines.Message("""{"account_sid":null}""").AccountSid);
        Assert.Equal(default(TwilioSid), Lines.Message("""{"account_sid":""}""").AccountSid);
        Assert.True(Lines.Message("""{"sid":null}""").Sid.IsEmpty);
    }

    [Fact]
    public void Parse_RepeatedAccountSid_ReturnsInternedString()
    {
        var parser = Lines.CreateParser<MessageRecord>();
        var accounts = Enumerable.Range(0, 2).Select(_ => parser.Parse("""{"account_sid":"AC1"}"""u8).AccountSid!.Value.Value).ToArray();
        Assert.Same(accounts[0], accounts[1]);
    }
}
