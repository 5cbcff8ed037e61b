namespace BulkExport.Client.SoakTests;

/// <summary>The automatic daily export.</summary>
internal static class ConfigurationOperations
{
    public static IEnumerable<SoakOperation> All =>
        [new("Configuration.Fetch", 8, TimeoutLimits.Call, FetchAsync), new("Configuration.Update", 8, TimeoutLimits.Call, UpdateAsync)];

    private static async Task FetchAsync(SoakFixture scene, Call call)
    {
        var configuration = await scene.Client.Configuration.FetchAsync(SoakFixture.Type, call.Token);
        scene.CheckConfiguration(configuration, asked: null);
        scene.Watch.Search($"{configuration}", "results");
    }

    private static async Task UpdateAsync(SoakFixture scene, Call call)
    {
        var request = new UpdateExportConfigurationRequest
        {
            Enabled = call.Random.Next(2) == 0,
            Webhook = new JobWebhook(new Uri(Secrets.Webhook)),
        };
        var configuration = await scene.Client.Configuration.UpdateAsync(SoakFixture.Type, request, call.Token);
        scene.CheckConfiguration(configuration, request.Enabled);
        scene.Watch.Search($"{request} {configuration}", "results");
    }
}
