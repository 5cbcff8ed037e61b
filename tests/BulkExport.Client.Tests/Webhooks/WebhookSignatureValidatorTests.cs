using BulkExport.Client.Testing;
using static BulkExport.Client.Tests.Webhooks.WebhookExample;

namespace BulkExport.Client.Tests.Webhooks;

public sealed class WebhookSignatureValidatorTests
{
    private const string JsonBody = """{"property": "value", "boolean": true}""";
    private const string JsonUrl =
        "https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
    private const string JsonSignature = "a9nBmqA0ju/hNViExpshrM61xv4=";

    [Fact]
    public void Validate_FormOfDocumentation_ReturnsValid() => AssertStatus(WebhookSignatureStatus.Valid, Request());

    [Fact]
    public void Validate_JsonOfDocumentation_ReturnsValid() =>
        AssertStatus(WebhookSignatureStatus.Valid, Request(JsonUrl, JsonSignature, JsonBody, "application/json"));

    [Theory]
    [InlineData("https://mycompany.com:443/myapp.php?foo=1&bar=2")]
    [InlineData("https://mycompany.com:8443/myapp.php?foo=1&bar=2")]
    public void Validate_SignedWithoutPort_ReturnsValid(string url) => AssertStatus(WebhookSignatureStatus.Valid, Request(url));

    [Theory]
    [InlineData("https://h.example:443/x", "https://h.example/x", WebhookSignatureStatus.Valid)]
    [InlineData("http://h.example:80/x", "http://h.example/x", WebhookSignatureStatus.Valid)]
    [InlineData("https://[::1]:443/x", "https://[::1]/x", WebhookSignatureStatus.Valid)]
    [InlineData("https://u:p@h.example:443/x", "https://u:p@h.example/x", WebhookSignatureStatus.Valid)]
    [InlineData("https://h.example:443", "https://h.example", WebhookSignatureStatus.Valid)]
    [InlineData("https://h.example:8443/x", "https://h.example/x", WebhookSignatureStatus.InvalidSignature)]
    [InlineData("https://h.example:80/x", "https://h.example/x", WebhookSignatureStatus.InvalidSignature)]
    [InlineData("https://h.example/x?u=http://a:80", "https://h.example/x?u=http://a", WebhookSignatureStatus.InvalidSignature)]
    public void Validate_SignedWithPort_AcceptsDefaultPortOnly(string signedUrl, string received, WebhookSignatureStatus expected) =>
        AssertStatus(expected, Request(received, WebhookSigner.Sign(Token, signedUrl), body: "", contentType: null));

    [Theory]
    [InlineData("https://mycompany.com/myapp.php?bar=2&foo=1")]
    [InlineData("https://mycompany.com/myapp.php?foo=%31&bar=2")]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2&")]
    [InlineData("https://MyCompany.com/myapp.php?foo=1&bar=2")]
    [InlineData("http://mycompany.com/myapp.php?foo=1&bar=2")]
    [InlineData("https://mycompany.org/myapp.php?foo=1&bar=2")]
    [InlineData("https://mycompany.com/Myapp.php?foo=1&bar=2")]
    public void Validate_OtherUrl_ReturnsInvalidSignature(string url) =>
        AssertStatus(WebhookSignatureStatus.InvalidSignature, Request(url));

    [Theory]
    [InlineData("0SOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("RSOYDt4T1cUTdK1PDd93/VVr8B8")]
    [InlineData("RSOYDt4T1cUTdK1PDd93/VVr8B9=")] // decodes to the same bytes
    [InlineData("RSOYDt4T1cUTdK1PDd93/VVr8B8= ")]
    [InlineData("ÿ")]
    [InlineData(" ")]
    public void Validate_OtherSignature_ReturnsInvalidSignature(string signature) =>
        AssertStatus(WebhookSignatureStatus.InvalidSignature, Request(signature: signature));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Validate_NoSignature_ReturnsMissingSignature(string? signature) =>
        AssertStatus(WebhookSignatureStatus.MissingSignature, Request(signature: signature));

    [Fact]
    public void Validate_RepeatedFields_SignsDistinctValuesInOrder()
    {
        var signature = WebhookSigner.Sign(Token, Url, [new("b", "2"), new("a", "z"), new("a", "y"), new("a", "z"), new("A", "")]);

        AssertStatus(WebhookSignatureStatus.Valid, Request(signature: signature, body: "a=z&b=2&A=&a=y&a=z"));
        Assert.Equal(WebhookSigner.Sign(Token, Url + "Aayazb2"), signature);
    }

    [Theory]
    [InlineData("a=1%")]
    [InlineData("a=1%4")]
    [InlineData("a=%zz")]
    [InlineData("a=%ff")]
    [InlineData("a")]
    [InlineData("a=1&b")]
    public void Validate_MalformedForm_ReturnsMalformedRequest(string body) =>
        AssertStatus(WebhookSignatureStatus.MalformedRequest, Request(body: body));

    [Theory]
    [InlineData("")]
    [InlineData("/hooks")]
    [InlineData("https://")]
    [InlineData("https://:443/x")]
    [InlineData("ftp://h.example/x")]
    [InlineData("https:h.example")]
    public void Validate_MalformedUrl_ReturnsMalformedRequest(string url) =>
        AssertStatus(WebhookSignatureStatus.MalformedRequest, Request(url));

    [Theory]
    [InlineData("""{"property": "value", "boolean": false}""", "application/json")]
    [InlineData("", "application/json")]
    [InlineData("", null)]
    [InlineData("", Form)]
    [InlineData(JsonBody + " ", null)]
    public void Validate_OtherBodyThanHash_ReturnsInvalidBodyHash(string body, string? contentType) =>
        AssertStatus(WebhookSignatureStatus.InvalidBodyHash, Request(JsonUrl, JsonSignature, body, contentType));

    [Theory]
    [InlineData("?bodySHA256")]
    [InlineData("?bodySHA256=")]
    [InlineData("?a=1&bodySHA256=0A1FF7634D9AB3B95DB5C9A2DFE9416E41502B283A80C7CF19632632F96E6620")]
    [InlineData("?bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620&bodySHA256=0")]
    [InlineData("#?bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620")]
    [InlineData("")]
    public void Validate_SignedUrlWithoutHashOfBody_ReturnsInvalidBodyHash(string query)
    {
        var url = "https://mycompany.com/myapp.php" + query;

        AssertStatus(WebhookSignatureStatus.InvalidBodyHash, Request(url, WebhookSigner.Sign(Token, url), JsonBody, "application/json"));
    }

    [Fact]
    public void Validate_UrlWithUnpairedSurrogate_ReturnsMalformedRequest() =>
        AssertStatus(WebhookSignatureStatus.MalformedRequest, Request("https://h.example/\ud800"));

    [Fact]
    public void Validate_BeyondLimits_ReturnsRequestTooLarge()
    {
        AssertStatus(WebhookSignatureStatus.RequestTooLarge, Request("https://h.example/" + new string('a', 16 * 1024)));
        AssertStatus(WebhookSignatureStatus.RequestTooLarge, Request(body: new string('a', (1024 * 1024) + 1)));
        AssertStatus(WebhookSignatureStatus.RequestTooLarge, Request(body: string.Concat(Enumerable.Repeat("a=&", 1001))));
        AssertStatus(WebhookSignatureStatus.UnsupportedAlgorithm, Request(settings: new string('a', 1025)));
    }

    [Fact]
    public void Constructor_InvalidArgument_Throws()
    {
        Assert.Throws<ArgumentException>(() => new WebhookSignatureValidator(string.Empty));
        Assert.Throws<ArgumentNullException>(() => new WebhookSignatureValidator((string)null!));
        Assert.Throws<ArgumentNullException>(() => new WebhookSignatureValidator((WebhookSecrets)null!));
        Assert.Throws<ArgumentNullException>(() => new WebhookSignatureValidator((Func<WebhookSecrets>)null!));
        Assert.Throws<ArgumentNullException>(() => new WebhookSecrets { AuthTokens = null! });
        Assert.Throws<ArgumentNullException>(() => new WebhookSignatureValidator(Token).Validate(null!));
    }

    [Fact]
    public void ToString_AnyType_ContainsNoSecret()
    {
        var secrets = new WebhookSecrets { AuthTokens = ["a-secret"], SharedKeys = ["another-secret"] };
        var request = Request("https://h.example/?secret=1", "a-secret", "secret=1");

        Assert.Equal("1 Auth Token, 1 shared key", secrets.ToString());
        Assert.Equal("Webhook request with a body of 8 bytes", request.ToString());
        Assert.All(
            Enum.GetValues<WebhookSignatureStatus>(),
            status => Assert.InRange(new WebhookSignatureResult(status).ToString().Length, 20, 250)
        );
    }

    private static void AssertStatus(WebhookSignatureStatus expected, WebhookRequest request) =>
        Assert.Equal(expected, new WebhookSignatureValidator(Token).Validate(request).Status);
}
