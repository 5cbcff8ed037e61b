using BulkExport.Client.Testing;
using static BulkExport.Client.Tests.Webhooks.WebhookExample;

namespace BulkExport.Client.Tests.Webhooks;

/// <summary>Tests which secrets are used to validate a signature.</summary>
public sealed class WebhookSecretsTests
{
    [Fact]
    public void Validate_SeveralSecrets_AcceptsEach()
    {
        var validator = new WebhookSignatureValidator(new WebhookSecrets { AuthTokens = ["new", "", Token], SharedKeys = ["k1", "k2"] });

        Assert.True(validator.Validate(Request()).IsValid);
        Assert.True(validator.Validate(Request(signature: WebhookSigner.Sign("new", Url), body: "")).IsValid);
        Assert.True(validator.Validate(Request(signature: WebhookSigner.SignWithSharedKey("k2", Url), body: "", settings: Sha256)).IsValid);
        Assert.False(validator.Validate(Request(signature: WebhookSigner.Sign("k1", Url), body: "")).IsValid);
        Assert.False(validator.Validate(Request(settings: Sha256)).IsValid);
    }

    [Fact]
    public void Validate_SecretsFromCallback_AreReadForEachRequest()
    {
        var secrets = new WebhookSecrets();
        var validator = new WebhookSignatureValidator(() => secrets);
        Assert.Equal(WebhookSignatureStatus.MissingSecret, validator.Validate(Request()).Status);

        secrets = new WebhookSecrets { AuthTokens = [Token] };

        Assert.True(validator.Validate(Request()).IsValid);
    }

    [Theory]
    [InlineData(Sha256, WebhookSignatureStatus.Valid)]
    [InlineData("key=1, Algorithm=HMAC_SHA256", WebhookSignatureStatus.Valid)]
    [InlineData("algorithm=HMAC_SHA1", WebhookSignatureStatus.InvalidSignature)]
    [InlineData("key=1", WebhookSignatureStatus.MissingSecret)] // without an algorithm: Auth Token
    [InlineData("algorithm=HMAC_SHA512", WebhookSignatureStatus.UnsupportedAlgorithm)]
    [InlineData("algorithm=", WebhookSignatureStatus.UnsupportedAlgorithm)]
    [InlineData("algorithm=none", WebhookSignatureStatus.UnsupportedAlgorithm)]
    [InlineData("algorithm=HMAC_SHA256,algorithm=HMAC_SHA256", WebhookSignatureStatus.UnsupportedAlgorithm)]
    public void Validate_SignatureSettings_SelectAlgorithm(string settings, WebhookSignatureStatus expected)
    {
        var validator = new WebhookSignatureValidator(new WebhookSecrets { SharedKeys = ["key"] });
        var signature = WebhookSigner.SignWithSharedKey("key", Url);

        Assert.Equal(expected, validator.Validate(Request(signature: signature, body: "", settings: settings)).Status);
    }
}
