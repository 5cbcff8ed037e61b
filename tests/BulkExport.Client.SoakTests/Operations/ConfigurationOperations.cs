namespace BulkExport.Client.SoakTests;

/// <summary>Fetches and updates the configuration of the automatic daily export.</summary>
internal static class ConfigurationOperations
{
    public static IEnumerable<SoakOperation> All =>
        [new("Configuration.Fetch", 8, TimeoutLimits.Call, FetchAsync), new("Configuration.Update", 8, TimeoutLimits.Call, UpdateAsync)];

    private static async Task FetchAsync(SoakFixture fixture, Call call)
    {
        var configuration = await fixture.Client.Configuration.FetchAsync(SoakFixture.Type, call.Token);
        fixture.CheckConfiguration(configuration, asked: null);
        fixture.Scanner.Search($"{configuration}", "results");
    }

    private static async Task UpdateAsync(SoakFixture fixture, Call call)
    {
        var request = new UpdateExportConfigurationRequest
        {
            Enabled = call.Random.Next(2) == 0,
            Webhook = new JobWebhook(new Uri(Secrets.Webhook)),
        };
        var configuration = await fixture.Client.Configuration.UpdateAsync(SoakFixture.Type, request, call.Token);
        fixture.CheckConfiguration(configuration, request.Enabled);
        fixture.Scanner.Search($"{request} {configuration}", "results");
    }
}
