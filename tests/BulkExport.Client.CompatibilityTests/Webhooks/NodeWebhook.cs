using System.Text.Json;
using BulkExport.TestSupport;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>Represents the result of the vendor's Node.js package for a webhook.</summary>
/// <param name="Signature">The signature of the package.</param>
/// <param name="BodyHash">The hash of the body that the package computes, or <see langword="null"/> if the request has no JSON body.</param>
/// <param name="IsValid"><see langword="true"/> if the package accepts the signature of the simulator.</param>
internal sealed record NodeWebhook(string Signature, string? BodyHash, bool IsValid)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Signs and validates many webhooks in a single process.</summary>
    public static async Task<IReadOnlyList<NodeWebhook>> RunAsync(
        NodeProject node,
        string token,
        IEnumerable<(GeneratedWebhook Webhook, string Signature)> webhooks
    )
    {
        var file = Path.GetTempFileName();
        try
        {
            var requests = webhooks.Select(pair => new
            {
                token,
                url = pair.Webhook.Url,
                @params = GetParameters(pair.Webhook),
                body = pair.Webhook.Url.Contains("bodySHA256=", StringComparison.Ordinal) ? pair.Webhook.BodyText : null,
                signature = pair.Signature,
            });
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(requests));
            await using var process = node.Run(["webhooks.js", file]);
            return JsonSerializer.Deserialize<NodeWebhook[]>(await process.WaitForSuccessAsync(), Options)!;
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Gets the fields as the body parsers of Node.js do: an array for a repeated field.</summary>
    private static Dictionary<string, object> GetParameters(GeneratedWebhook webhook) =>
        (webhook.Fields ?? [])
            .GroupBy(field => field.Key, field => field.Value)
            .ToDictionary(group => group.Key, group => group.Count() == 1 ? (object)group.Single() : group.ToArray());
}
