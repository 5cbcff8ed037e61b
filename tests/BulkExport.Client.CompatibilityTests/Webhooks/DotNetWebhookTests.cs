using BulkExport.Client.Testing;
using BulkExport.TestSupport;
using Twilio.Security;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>Compares the signatures of the simulator and the validator with the vendor's .NET package.</summary>
public sealed class DotNetWebhookTests
{
    private const int Count = 10_000;
    private const string Token = "a-token-for-tests";

    private static readonly RequestValidator Vendor = new(Token);
    private static readonly WebhookSignatureValidator Validator = new(new WebhookSecrets { AuthTokens = [Token], SharedKeys = [Token] });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Sign_Simulator_IsAcceptedByVendorAndValidator(bool useSharedKey)
    {
        var seed = Random.Shared.Next();
        var generator = new WebhookGenerator(new Random(seed)) { UseRawUrls = true };
        for (var i = 0; i < Count; i++)
        {
            var webhook = generator.Generate();
            var signature = useSharedKey
                ? WebhookSigner.SignWithSharedKey(Token, webhook.Url, webhook.Fields)
                : WebhookSigner.Sign(Token, webhook.Url, webhook.Fields);
            var settings = useSharedKey ? $"key=1,algorithm={RequestValidator.HmacSha256}" : null;

            Assert.True(
                Validate(webhook, signature, RequestValidator.GetSignatureAlgorithm(settings)),
                $"seed {seed}: {webhook.Url} {webhook.BodyText}"
            );
            Assert.True(
                Validator.Validate(webhook.ToRequest(signature, settings)).IsValid,
                $"seed {seed}: {webhook.Url} {webhook.BodyText}"
            );
        }
    }

    /// <summary>The package joins repeated fields with commas. The validator follows the Node.js package.</summary>
    [Fact]
    public void Validate_RepeatedField_DiffersFromVendor()
    {
        const string Url = "https://hooks.example.com/";
        var distinct = new GeneratedWebhook(
            Url,
            [new("a", "2"), new("a", "1"), new("a", "2")],
            "application/x-www-form-urlencoded",
            "a=2&a=1&a=2"u8.ToArray()
        );
        var signature = WebhookSigner.Sign(Token, Url, distinct.Fields);
        var joined = new System.Collections.Specialized.NameValueCollection
        {
            { "a", "2" },
            { "a", "1" },
            { "a", "2" },
        };

        Assert.True(Validator.Validate(distinct.ToRequest(signature)).IsValid);
        Assert.False(Vendor.Validate(Url, joined, signature));
        Assert.True(Vendor.Validate(Url, joined, WebhookSigner.Sign(Token, Url, [new("a", "2,1,2")])));
    }

    /// <summary>The package validates the form and ignores the hash, if the caller passes a form.</summary>
    [Fact]
    public void Validate_HashOfAnotherForm_DiffersFromVendor()
    {
        var url = WebhookSigner.AddBodyHash("https://hooks.example.com/", "{}"u8);
        var webhook = new GeneratedWebhook(url, [], "application/x-www-form-urlencoded", Body: default);
        var signature = WebhookSigner.Sign(Token, url);

        Assert.Equal(WebhookSignatureStatus.InvalidBodyHash, Validator.Validate(webhook.ToRequest(signature)).Status);
        Assert.True(Validate(webhook, signature, RequestValidator.HmacSha1));
    }

    private static bool Validate(GeneratedWebhook webhook, string signature, string algorithm) =>
        webhook.Fields is null && !webhook.Body.IsEmpty
            ? Vendor.Validate(webhook.Url, webhook.BodyText, signature, algorithm)
            : Vendor.Validate(
                webhook.Url,
                (webhook.Fields ?? []).ToDictionary(field => field.Key, field => field.Value),
                signature,
                algorithm
            );
}
