using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Json;
using BulkExport.Cli.Views.Formatting;
using BulkExport.Cli.Views.Jobs;
using Spectre.Console;

namespace BulkExport.Cli.Views.Configuration;

/// <summary>Shows the configuration of the automatic daily export of a resource type.</summary>
internal static class ConfigurationView
{
    public static void Show(ExportConfiguration configuration, ResourceType resourceType, CliEnvironment environment)
    {
        if (environment.Json is { } json)
        {
            json.Write(ConfigurationDocument.Create(configuration, resourceType), CliJsonContext.Relaxed.ConfigurationDocument);
            return;
        }

        var daily = configuration.Enabled ? "enabled" : "disabled";
        var webhook = JobFormatter.FormatWebhook(configuration.WebhookUrl, configuration.WebhookMethod);
        if (environment.IsOutputTerminal)
        {
            var properties = new KeyValueGrid().Add("records", resourceType.Value).Add("daily", daily).Add("webhook", webhook);
            environment.Screen.Write(new Padder(properties, new Padding(2, 0, 0, 0)));
            return;
        }

        environment.Output.WriteLine($"Resource type: {resourceType}");
        environment.Output.WriteLine($"Daily export: {daily}");
        if (webhook is not null)
        {
            environment.Output.WriteLine($"Webhook: {webhook}");
        }
    }
}
