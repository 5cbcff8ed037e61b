namespace BulkExport.Client.Soak;

/// <summary>The automatic daily export.</summary>
internal static class ConfigurationOperations
{
    public static IEnumerable<SoakOperation> All =>
        [new("Configuration.Fetch", 8, Limits.Call, FetchAsync), new("Configuration.Update", 8, Limits.Call, UpdateAsync)];

    private static async Task FetchAsync(Scene scene, Call call)
    {
        var configuration = await scene.Client.Configuration.FetchAsync(Scene.Type, call.Token);
        scene.CheckConfiguration(configuration, asked: null);
        scene.Watch.Search($"{configuration}", "results");
    }

    private static async Task UpdateAsync(Scene scene, Call call)
    {
        var request = new UpdateExportConfigurationRequest
        {
            Enabled = call.Random.Next(2) == 0,
            Webhook = new JobWebhook(new Uri(Secrets.Webhook)),
        };
        var configuration = await scene.Client.Configuration.UpdateAsync(Scene.Type, request, call.Token);
        scene.CheckConfiguration(configuration, request.Enabled);
        scene.Watch.Search($"{request} {configuration}", "results");
    }
}
