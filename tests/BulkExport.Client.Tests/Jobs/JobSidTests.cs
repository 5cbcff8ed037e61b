using System.Globalization;
using System.Text.Json;

namespace BulkExport.Client.Tests.Jobs;

public class JobSidTests
{
    public static TheoryData<string> InvalidSids =>
        [
            "",
            "JS",
            " " + TestAccount.JobSidText,
            TestAccount.JobSidText + "\n",
            TestAccount.JobSidText + "0",
            TestAccount.JobSidText[..^1],
            TestAccount.JobSidText[..^1] + "g",
            TestAccount.JobSidText[..^1] + "٣", // a non-ASCII digit
            TestAccount.JobSidText[..^1] + "/",
            "js0123456789abcdefABCDEF0123456789",
            "AC0123456789abcdefABCDEF0123456789",
            "JS..//0123456789abcdef012345678901",
        ];

    [Fact]
    public void Parse_ValidSid_KeepsValue()
    {
        Assert.Equal(TestAccount.JobSidText, JobSid.Parse(TestAccount.JobSidText).ToString());
        Assert.Equal(TestAccount.JobSidText, JobSid.Parse(TestAccount.JobSidText.AsSpan()).ToString());
        Assert.True(JobSid.TryParse(TestAccount.JobSidText, out var fromText));
        Assert.True(JobSid.TryParse(TestAccount.JobSidText.AsSpan(), out var fromSpan));
        Assert.Equal(fromText, fromSpan);
    }

    [Theory]
    [MemberData(nameof(InvalidSids))]
    public void Parse_InvalidSid_ThrowsFormatException(string text)
    {
        Assert.Throws<FormatException>(() => JobSid.Parse(text));
        Assert.Throws<FormatException>(() => JobSid.Parse(text.AsSpan()));
        Assert.False(JobSid.TryParse(text, out var fromText));
        Assert.False(JobSid.TryParse(text.AsSpan(), out var fromSpan));
        Assert.Equal(default, fromText);
        Assert.Equal(default, fromSpan);
    }

    [Fact]
    public void Parse_InvalidSid_MessageOmitsInput()
    {
        var wrongLength = Assert.Throws<FormatException>(() => JobSid.Parse("my-secret"));
        var wrongForm = Assert.Throws<FormatException>(() =>
            JobSid.Parse(TestAccount.JobSidText.Replace("JS", "SK", StringComparison.Ordinal))
        );

        Assert.Equal(
            "The value is not a valid job SID. Expected JS followed by 32 hexadecimal digits (34 characters); the value has 9 characters.",
            wrongLength.Message
        );
        Assert.Equal(
            "The value is not a valid job SID. Expected JS followed by 32 hexadecimal digits (34 characters); the value has 34 characters in another format.",
            wrongForm.Message
        );
    }

    [Fact]
    public void Parse_Null_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => JobSid.Parse(null!));
        Assert.False(JobSid.TryParse(null, out _));
    }

    [Fact]
    public void Parse_ThroughIParsable_ReturnsSameValue()
    {
        Assert.Equal(TestAccount.JobSid, ParseAs<JobSid>(TestAccount.JobSidText));
        Assert.Equal(TestAccount.JobSid, ParseSpanAs<JobSid>(TestAccount.JobSidText));
        Assert.False(TryParseAs<JobSid>("JS", out _));
        Assert.False(TryParseSpanAs<JobSid>("JS", out _));
    }

    [Fact]
    public void Equals_CaseDiffers_ReturnsFalse() =>
        Assert.NotEqual(TestAccount.JobSid, JobSid.Parse("JS" + TestAccount.JobSidText[2..].ToUpperInvariant()));

    [Fact]
    public void ToString_Default_ReturnsEmptyString()
    {
        Assert.Equal(string.Empty, default(JobSid).ToString());
        Assert.ThrowsAny<JsonException>(() => JsonSerializer.Serialize(default(JobSid)));
    }

    [Fact]
    public void Serialize_ValueAndPropertyName_RoundTrips()
    {
        var jobs = new Dictionary<JobSid, JobSid> { [TestAccount.JobSid] = TestAccount.JobSid };

        var json = JsonSerializer.Serialize(jobs);

        Assert.Equal($$"""{"{{TestAccount.JobSidText}}":"{{TestAccount.JobSidText}}"}""", json);
        Assert.Equal(jobs, JsonSerializer.Deserialize<Dictionary<JobSid, JobSid>>(json));
    }

    [Fact]
    public void Deserialize_NestedInvalidSid_ThrowsWithPath()
    {
        var failure = Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<JobSid[]>($"""["{TestAccount.JobSidText}","JS"]"""));

        Assert.Equal("$[1]", failure.Path);
        Assert.Equal("The value should be a job SID (JS followed by 32 hexadecimal digits), but is an unexpected string.", failure.Message);
    }

    [Fact]
    public void Deserialize_InvalidPropertyName_ThrowsWithExpectedFormat()
    {
        var failure = Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Dictionary<JobSid, int>>("""{"JS":1}"""));

        Assert.StartsWith(
            "The value should be a job SID (JS followed by 32 hexadecimal digits), but is ",
            failure.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Serialize_Default_Throws()
    {
        var failure = Assert.ThrowsAny<JsonException>(() => JsonSerializer.Serialize(default(JobSid)));

        Assert.Equal("default(JobSid) cannot be serialized. Assign a value.", failure.Message);
    }

    [Fact]
    public async Task FetchAndDelete_DefaultSid_ThrowsBeforeSendingRequest()
    {
        var handler = StubHandler.WithJob();
        using var client = TestClientFactory.CreateWithoutRetries(handler);

        var fetch = await Assert.ThrowsAsync<ArgumentException>(() =>
            client.Jobs.FetchAsync(default, TestContext.Current.CancellationToken)
        );
        await Assert.ThrowsAsync<ArgumentException>(() => client.Jobs.DeleteAsync(default, TestContext.Current.CancellationToken));

        Assert.Equal(
            "The job SID is default(JobSid). Create one with JobSid.Parse, or use the SID of a job. (Parameter 'jobSid')",
            fetch.Message
        );
        Assert.Empty(handler.Requests);
    }

    private static T ParseAs<T>(string text)
        where T : IParsable<T> => T.Parse(text, CultureInfo.InvariantCulture);

    private static T ParseSpanAs<T>(ReadOnlySpan<char> text)
        where T : ISpanParsable<T> => T.Parse(text, CultureInfo.InvariantCulture);

    private static bool TryParseAs<T>(string text, out T? result)
        where T : IParsable<T> => T.TryParse(text, CultureInfo.InvariantCulture, out result);

    private static bool TryParseSpanAs<T>(ReadOnlySpan<char> text, out T? result)
        where T : ISpanParsable<T> => T.TryParse(text, CultureInfo.InvariantCulture, out result);
}
