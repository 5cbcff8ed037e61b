using BulkExport.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

/// <summary>Runs a webhook endpoint with a store until the standard input ends, or until a test kills the process.</summary>
internal static class WebhookHost
{
    /// <summary>Prints the address of the server, and then the SID of each job that is handled.</summary>
    public static async Task<int> RunAsync(Uri baseAddress, string accountSid, string authToken, string directory)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddBulkExportWebhooks();
        builder.Services.AddBulkExportClient(options =>
            (options.BaseAddress, options.AccountSid, options.AuthToken) = (baseAddress, accountSid, authToken)
        );
        await using var app = builder.Build();
        app.UseRouting();
        app.MapBulkExportWebhook(
            "/hook",
            (job, _, _) => Console.Out.WriteLineAsync($"handled {job.JobSid}"),
            options => options.Store = new DirectoryExportStore(directory)
        );
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
        return 0;
    }
}
