using BulkExport.Client.Testing;
using BulkExport.TestSupport;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>Compares the signatures of the simulator and the validator with the vendor's Node.js package.</summary>
public sealed class NodeWebhookTests(NodeProject node)
{
    private const int Count = 10_000;
    private const string Token = "a-token-for-tests";

    private static readonly WebhookSignatureValidator Validator = new(Token);

    [Fact]
    public async Task Validate_SignedByVendor_AcceptsOriginalAndRejectsChanged()
    {
        node.SkipIfMissing();
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var webhooks = Generate(random);

        var vendor = await NodeWebhook.RunAsync(node, Token, webhooks);

        Assert.Equal(Count, vendor.Count);
        var changed = 0;
        for (var i = 0; i < Count; i++)
        {
            var webhook = webhooks[i].Webhook;
            Assert.True(
                Validator.Validate(webhook.ToRequest(vendor[i].Signature)).IsValid,
                $"seed {seed}: {webhook.Url} {webhook.BodyText}"
            );
            var mutation = new WebhookMutation(random, webhook, vendor[i].Signature);
            if (mutation.ChangesSignedText)
            {
                changed++;
                Assert.False(
                    Validator.Validate(mutation.Request).IsValid,
                    $"seed {seed}: {webhook.Url} {webhook.BodyText} accepted as {mutation.Request.Url}"
                );
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{Count} webhooks, {changed} changed, seed {seed}");
        Assert.InRange(changed, Count * 9 / 10, Count);
    }

    [Fact]
    public async Task Sign_Simulator_IsAcceptedByVendor()
    {
        node.SkipIfMissing();
        var seed = Random.Shared.Next();
        var webhooks = Generate(new Random(seed));

        var vendor = await NodeWebhook.RunAsync(node, Token, webhooks);

        Assert.Equal(Count, vendor.Count);
        Assert.All(
            webhooks.Zip(vendor),
            pair =>
            {
                var webhook = pair.First.Webhook;
                Assert.True(pair.Second.IsValid, $"seed {seed}: {webhook.Url} {webhook.BodyText}");
                Assert.Equal(pair.Second.Signature, pair.First.Signature);
                Assert.True(
                    pair.Second.BodyHash is null || webhook.Url.EndsWith($"bodySHA256={pair.Second.BodyHash}", StringComparison.Ordinal)
                );
            }
        );
    }

    /// <summary>The package also accepts a URL that it has re-encoded. The validator accepts the URL as it was received only.</summary>
    [Fact]
    public async Task Validate_SignatureOfReencodedUrl_DiffersFromVendor()
    {
        node.SkipIfMissing();
        var webhook = new GeneratedWebhook("https://hooks.example.com/?a=it's", Fields: null, ContentType: null, Body: default);
        var signature = WebhookSigner.Sign(Token, "https://hooks.example.com/?a=it%27s");

        var vendor = await NodeWebhook.RunAsync(node, Token, [(webhook, signature)]);

        Assert.True(vendor.Single().IsValid);
        Assert.Equal(WebhookSignatureStatus.InvalidSignature, Validator.Validate(webhook.ToRequest(signature)).Status);
    }

    private static (GeneratedWebhook Webhook, string Signature)[] Generate(Random random)
    {
        var generator = new WebhookGenerator(random) { UseRawUrls = true, RepeatFields = true };
        return
        [
            .. Enumerable
                .Range(0, Count)
                .Select(_ => generator.Generate())
                .Select(webhook => (webhook, WebhookSigner.Sign(Token, webhook.Url, webhook.Fields))),
        ];
    }
}
