using System.Text;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Webhooks;

/// <summary>Tests random webhooks, and each of them with one change.</summary>
public sealed class WebhookMutationTests
{
    private const int Count = 2000;
    private const string Token = "a-token";
    private static readonly int Seed = Environment.GetEnvironmentVariable("BULKEXPORT_TEST_SEED") is { } seed
        ? int.Parse(seed, System.Globalization.CultureInfo.InvariantCulture)
        : Random.Shared.Next();

    [Fact]
    public void Validate_RandomWebhooks_AcceptsOriginalAndRejectsChanged()
    {
        var random = new Random(Seed);
        var generator = new WebhookGenerator(random) { UseRawUrls = true, RepeatFields = true };
        var validator = new WebhookSignatureValidator(Token);
        var changes = 0;
        for (var i = 0; i < Count; i++)
        {
            var webhook = generator.Generate();
            var signature = WebhookSigner.Sign(Token, webhook.Url, webhook.Fields);
            Assert.True(validator.Validate(webhook.ToRequest(signature)).IsValid, $"seed {Seed}, {webhook}: {webhook.BodyText}");

            var mutation = new WebhookMutation(random, webhook, signature);
            if (mutation.ChangesSignedText)
            {
                changes++;
                Assert.False(
                    validator.Validate(mutation.Request).IsValid,
                    $"seed {Seed}, {webhook.Url} {webhook.BodyText}: {mutation.Request.Url} {Encoding.UTF8.GetString(mutation.Request.Body.Span)}"
                );
            }
        }

        Assert.InRange(changes, Count * 9 / 10, Count);
    }
}
