using System.Text;
using CsCheck;

namespace BulkExport.Client.Tests.Errors;

public class ErrorResponseTests
{
    [Fact]
    public void TryParse_TwilioFormat_ReturnsAllValues()
    {
        var error = ErrorResponse.TryParse(
            """{"code":20404,"message":"Not here","more_info":"https://www.twilio.com/docs/errors/20404","status":404,"details":{"a":1}}"""u8
        );

        Assert.NotNull(error);
        Assert.Equal(20404, error.ErrorCode);
        Assert.Equal("Not here", error.Message);
        Assert.Equal(new Uri("https://www.twilio.com/docs/errors/20404"), error.MoreInfo);
        Assert.Empty(error.Errors);
    }

    [Fact]
    public void TryParse_ProblemDetails_ReturnsAllValues()
    {
        var error = ErrorResponse.TryParse(
            """
            {"type":"https://www.twilio.com/docs/errors/20001","title":"Bad request","status":400,"code":20001,"detail":"Two things are wrong",
             "instance":"/x","errors":[{"detail":"StartDay is after EndDay","pointer":"#/StartDay"},{"detail":"Email is no address"},{"a":1},5]}
            """u8
        );

        Assert.NotNull(error);
        Assert.Equal(20001, error.ErrorCode);
        Assert.Equal("Two things are wrong", error.Message);
        Assert.Equal(new Uri("https://www.twilio.com/docs/errors/20001"), error.MoreInfo);
        Assert.Equal<BulkExportError>([new("StartDay is after EndDay", "#/StartDay"), new("Email is no address", null)], error.Errors);
    }

    [Theory]
    [InlineData("""{"code":null,"message":"Not here"}""", null, "Not here")]
    [InlineData("""{"code":"20404","message":"Not here"}""", 20404, "Not here")]
    [InlineData("""{"code":"many","message":"Not here"}""", null, "Not here")]
    [InlineData("""{"code":99999999999,"message":"Not here"}""", null, "Not here")]
    [InlineData("""{"code":{},"message":"Not here"}""", null, "Not here")]
    [InlineData("""{"code":20404}""", 20404, null)]
    [InlineData("""{"code":20404,"message":"","detail":"","title":"Gone"}""", 20404, "Gone")]
    [InlineData("""{"code":20404,"message":"Not here","detail":"Look elsewhere","title":"Gone"}""", 20404, "Not here")]
    [InlineData("""{"code":20404,"detail":"Look elsewhere","title":"Gone"}""", 20404, "Look elsewhere")]
    [InlineData("""{"code":20404,"message":["Not here"]}""", 20404, null)]
    [InlineData("""{"code":20404,"message":"\ud800"}""", 20404, null)]
    [InlineData("""{"future":{"message":"Elsewhere"},"code":20404,"message":"Not here"}""", 20404, "Not here")]
    [InlineData("""{"code":20404,"_\udc0f":"","message":"Not here"}""", 20404, "Not here")]
    public void TryParse_InvalidParts_SkipsOnlyThose(string json, int? code, string? text)
    {
        var error = ErrorResponse.TryParse(Encoding.UTF8.GetBytes(json));

        Assert.NotNull(error);
        Assert.Equal(code, error.ErrorCode);
        Assert.Equal(text, error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("""{"message":null}""")]
    [InlineData("""{"message":"cut of""")]
    [InlineData("<html><body>Bad Gateway</body></html>")]
    public void TryParse_UnknownFormat_ReturnsNull(string body) => Assert.Null(ErrorResponse.TryParse(Encoding.UTF8.GetBytes(body)));

    [Theory]
    [InlineData("about:blank", null)]
    [InlineData("http://www.twilio.com/docs", null)]
    [InlineData("/docs/errors/20404", null)]
    [InlineData("https://www.twilio.com/docs/errors/20404?token=1#top", "https://www.twilio.com/docs/errors/20404")]
    [InlineData("https://user:secret@www.twilio.com/docs/errors/20404", "https://www.twilio.com/docs/errors/20404")]
    [InlineData("https://www.twilio.com/docs/0123456789abcdef0123456789abcdef/20404", null)]
    [InlineData("https://www.twilio.com/docs/anna@example.org", null)]
    [InlineData("https://www.twilio.com/docs/errors/6505551111", null)]
    [InlineData("https://docs.example.com/errors/20404", null)]
    public void MoreInfo_RemovesUserInfoAndQuery(string address, string? page)
    {
        var error = ErrorResponse.TryParse(Encoding.UTF8.GetBytes($$"""{"code":1,"more_info":"{{address}}"}"""));

        Assert.Equal(page, error?.MoreInfo?.AbsoluteUri);
    }

    [Fact]
    public void MoreInfo_BothFormats_PrefersTwilioFormat()
    {
        var error = ErrorResponse.TryParse(
            """{"code":1,"type":"https://twilio.com/docs/errors/20001","more_info":"https://www.twilio.com/docs/api/errors/20404"}"""u8
        );

        Assert.Equal(new Uri("https://www.twilio.com/docs/api/errors/20404"), error?.MoreInfo);
    }

    [Fact]
    public void Errors_LongSensitiveValues_AreRedactedAndTruncated()
    {
        var errors = string.Join(
            ',',
            Enumerable.Repeat("""{"detail":"anna@example.org is no address","pointer":"#/anna@example.org"}""", 300)
        );

        var error = ErrorResponse.TryParse(Encoding.UTF8.GetBytes($$"""{"code":1,"errors":[{{errors}}]}"""));

        Assert.Equal(100, error!.Errors.Count);
        Assert.All(error.Errors, e => Assert.Equal("*** is no address", e.Detail));
        Assert.All(error.Errors, e => Assert.Equal("***", e.Pointer));
    }

    [Fact]
    public void Errors_InvalidPropertyName_SkipsProperty()
    {
        var error = ErrorResponse.TryParse("""{"code":1,"errors":[{"\ud800-unknown":1},{"detail":"Wrong"}]}"""u8);

        Assert.Equal<BulkExportError>([new("Wrong", null)], error!.Errors);
    }

    [Fact]
    public void TryParse_ArbitraryValues_DoesNotThrow()
    {
        var value = Gen.OneOf(
            "null",
            "1",
            "1e99",
            "true",
            "{}",
            "\"\"",
            "\"text\"",
            "\"\\ud800\"",
            "\"https://[\"",
            "\"https://a.example/\\u0000?\"",
            "\"https://user@xn--/\"",
            "[{\"detail\":\"\\ud800\"}]",
            "[{\"\\ud800etail\":1,\"pointer\":5}]",
            "[[]]"
        );
        var name = Gen.OneOf("code", "message", "detail", "title", "more_info", "type", "errors", "\\ud800rs", "c\\u006fde");
        Gen.Select(name, value)
            .Array[0, 7]
            .Sample(properties =>
            {
                var json = $"{{{string.Join(',', properties.Select(p => $"\"{p.Item1}\":{p.Item2}"))}}}";
                if (ErrorResponse.TryParse(Encoding.UTF8.GetBytes(json)) is { } error)
                {
                    Assert.True(error.Message is not null || error.ErrorCode is not null);
                    Assert.True(error.MoreInfo is null || error.MoreInfo.Scheme == "https");
                    Assert.All(error.Errors, e => Assert.NotEmpty(e.Detail));
                }
            });
    }
}
