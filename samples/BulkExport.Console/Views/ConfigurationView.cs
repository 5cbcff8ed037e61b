using BulkExport.Client;
using Spectre.Console;

namespace BulkExport.Samples.Views;

/// <summary>Shows how one kind of records is exported by itself each day.</summary>
internal static class ConfigurationView
{
    public static void Show(ExportConfiguration configuration, ResourceType resourceType, Surroundings here)
    {
        var daily = configuration.Enabled ? "on" : "off";
        var notifies = JobText.Webhook(configuration.WebhookUrl, configuration.WebhookMethod);
        if (here.IsOutputTerminal)
        {
            var facts = new FactGrid().Add("records", resourceType.Value).Add("daily", daily).Add("notifies", notifies);
            here.Screen.Write(new Padder(facts, new Padding(2, 0, 0, 0)));
            return;
        }

        here.Output.WriteLine($"Records: {resourceType}");
        here.Output.WriteLine($"Daily export: {daily}");
        if (notifies is not null)
        {
            here.Output.WriteLine($"Notifies: {notifies}");
        }
    }
}
