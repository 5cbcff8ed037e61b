namespace BulkExport.Cli.Json;

/// <summary>Describes the configuration of the automatic daily export: the output of <c>config show</c>.</summary>
internal sealed record ConfigurationDocument(string ResourceType, bool Enabled, WebhookDocument? Webhook)
{
    public static ConfigurationDocument Create(ExportConfiguration configuration, ResourceType resourceType) =>
        new(resourceType.Value, configuration.Enabled, WebhookDocument.Create(configuration.WebhookUrl, configuration.WebhookMethod));
}
