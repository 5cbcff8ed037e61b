using System.Globalization;
using System.Text.Json;

namespace BulkExport.Client.Tests.Jobs;

public class JobSidTests
{
    public static TheoryData<string> Wrong =>
        [
            "",
            "JS",
            " " + TestAccount.JobSidText,
            TestAccount.JobSidText + "\n",
            TestAccount.JobSidText + "0",
            TestAccount.JobSidText[..^1],
            TestAccount.JobSidText[..^1] + "g",
            TestAccount.JobSidText[..^1] + "٣", // a digit, of another alphabet
            TestAccount.JobSidText[..^1] + "/",
            "js0123456789abcdefABCDEF0123456789",
            "AC0123456789abcdefABCDEF0123456789",
            "JS..//0123456789abcdef012345678901",
        ];

    [Fact]
    public void Parse_Sid_KeepsItAsItCame()
    {
        Assert.Equal(TestAccount.JobSidText, JobSid.Parse(TestAccount.JobSidText).ToString());
        Assert.Equal(TestAccount.JobSidText, JobSid.Parse(TestAccount.JobSidText.AsSpan()).ToString());
        Assert.True(JobSid.TryParse(TestAccount.JobSidText, out var fromText));
        Assert.True(JobSid.TryParse(TestAccount.JobSidText.AsSpan(), out var fromSpan));
        Assert.Equal(fromText, fromSpan);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Parse_AnythingElse_IsRefused(string text)
    {
        Assert.Throws<FormatException>(() => JobSid.Parse(text));
        Assert.Throws<FormatException>(() => JobSid.Parse(text.AsSpan()));
        Assert.False(JobSid.TryParse(text, out var fromText));
        Assert.False(JobSid.TryParse(text.AsSpan(), out var fromSpan));
        Assert.Equal(default, fromText);
        Assert.Equal(default, fromSpan);
    }

    [Fact]
    public void Parse_Wrong_MessageTellsTheFormAndNotTheText()
    {
        var wrongLength = Assert.Throws<FormatException>(() => JobSid.Parse("my-secret"));
        var wrongForm = Assert.Throws<FormatException>(() =>
            JobSid.Parse(TestAccount.JobSidText.Replace("JS", "SK", StringComparison.Ordinal))
        );

        Assert.Equal(
            "The text is not a job SID: it must be JS followed by 32 hexadecimal digits, 34 characters in all. The text has 9 characters.",
            wrongLength.Message
        );
        Assert.Equal(
            "The text is not a job SID: it must be JS followed by 32 hexadecimal digits, 34 characters in all. The text has 34 characters, but not of that form.",
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
    public void Parse_Generically_IsTheSame()
    {
        Assert.Equal(TestAccount.JobSid, ParseAs<JobSid>(TestAccount.JobSidText));
        Assert.Equal(TestAccount.JobSid, ParseSpanAs<JobSid>(TestAccount.JobSidText));
        Assert.False(TryParseAs<JobSid>("JS", out _));
        Assert.False(TryParseSpanAs<JobSid>("JS", out _));
    }

    [Fact]
    public void Equals_CaseDiffers_IsAnotherSid() =>
        Assert.NotEqual(TestAccount.JobSid, JobSid.Parse("JS" + TestAccount.JobSidText[2..].ToUpperInvariant()));

    [Fact]
    public void Default_IsEmptyTextAndNotWritten()
    {
        Assert.Equal(string.Empty, default(JobSid).ToString());
        Assert.ThrowsAny<JsonException>(() => JsonSerializer.Serialize(default(JobSid)));
    }

    [Fact]
    public void Json_ValueAndPropertyName_RoundTrip()
    {
        var jobs = new Dictionary<JobSid, JobSid> { [TestAccount.JobSid] = TestAccount.JobSid };

        var json = JsonSerializer.Serialize(jobs);

        Assert.Equal($$"""{"{{TestAccount.JobSidText}}":"{{TestAccount.JobSidText}}"}""", json);
        Assert.Equal(jobs, JsonSerializer.Deserialize<Dictionary<JobSid, JobSid>>(json));
    }

    [Fact]
    public void Json_WrongInsideADocument_NamesThePlace()
    {
        var failure = Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<JobSid[]>($"""["{TestAccount.JobSidText}","JS"]"""));

        Assert.Equal("$[1]", failure.Path);
        Assert.Equal("The value should be a job SID (JS and 32 hexadecimal digits), but is another text.", failure.Message);
    }

    [Fact]
    public void Json_WrongPropertyName_SaysWhatItShouldBe()
    {
        var failure = Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Dictionary<JobSid, int>>("""{"JS":1}"""));

        Assert.StartsWith(
            "The value should be a job SID (JS and 32 hexadecimal digits), but is ",
            failure.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Json_Default_IsNotWritten()
    {
        var failure = Assert.ThrowsAny<JsonException>(() => JsonSerializer.Serialize(default(JobSid)));

        Assert.Equal("default(JobSid) cannot be written: it is no job's SID.", failure.Message);
    }

    [Fact]
    public async Task FetchAndDelete_Default_SendNothing()
    {
        var network = StubHandler.WithJob();
        using var client = TestClientFactory.CreateWithoutRetries(network);

        var fetch = await Assert.ThrowsAsync<ArgumentException>(() =>
            client.Jobs.FetchAsync(default, TestContext.Current.CancellationToken)
        );
        await Assert.ThrowsAsync<ArgumentException>(() => client.Jobs.DeleteAsync(default, TestContext.Current.CancellationToken));

        Assert.Equal(
            "The job SID is default(JobSid). Read one with JobSid.Parse, or take it from a job. (Parameter 'jobSid')",
            fetch.Message
        );
        Assert.Empty(network.Requests);
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
