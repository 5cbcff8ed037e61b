using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client.AspNetCore.Tests.Docs;

/// <summary>The C# snippets of <c>docs/webhooks.md</c>.</summary>
internal static class WebhooksSnippets
{
    public static async Task RunAsync(string[] args)
    {
        // <webhooks-endpoint>
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddBulkExportClient(builder.Configuration.GetSection("BulkExport"));
        builder.Services.AddBulkExportWebhooks();
        var store = new DirectoryExportStore(builder.Configuration["Exports"] ?? "exports");

        WebApplication app = builder.Build();
        app.MapBulkExportWebhook(
            "/hooks/bulkexport",
            async (job, services, cancellationToken) =>
            {
                var client = services.GetRequiredService<IBulkExportClient>();
                ExportResult result = await client.DownloadJobAsync(job.JobSid, store, cancellationToken: cancellationToken);
                if (result.Days.FirstOrDefault(day => day.Status == ExportDayStatus.DownloadFailed) is { Error: { } error })
                {
                    throw error; // the handler is called again
                }
            },
            options =>
            {
                options.PublicBaseUrl = builder.Configuration.GetValue<Uri>("PublicBaseUrl"); // behind a proxy: https://hooks.example.com
                options.Store = store; // a restarted process continues with the pending webhooks
            }
        );
        await app.RunAsync();
        // </webhooks-endpoint>
    }

    public static async Task<JobSid> CreateJobAsync(IBulkExportClient client, CancellationToken cancellationToken)
    {
        // <webhooks-job>
        var request = new CreateJobRequest
        {
            ResourceType = ResourceType.Messages,
            StartDay = new(2026, 11, 1),
            EndDay = new(2026, 11, 7),
            FriendlyName = "First week of November",
            Webhook = new JobWebhook(new Uri("https://hooks.example.com/hooks/bulkexport")),
        };
        Job job = await client.Jobs.CreateAsync(request, cancellationToken);
        // </webhooks-job>
        return job.JobSid;
    }

    public static WebhookSignatureResult Validate(
        Func<WebhookSecrets> getSecrets,
        string url,
        IReadOnlyDictionary<string, string> headers,
        byte[] body
    )
    {
        // <webhooks-validate>
        var validator = new WebhookSignatureValidator(getSecrets); // or an Auth Token
        WebhookSignatureResult result = validator.Validate(
            new WebhookRequest
            {
                Url = url, // as the service requested it, with the raw query
                Signature = headers.GetValueOrDefault(WebhookSignatureValidator.SignatureHeaderName),
                SignatureSettings = headers.GetValueOrDefault(WebhookSignatureValidator.SignatureSettingsHeaderName),
                ContentType = headers.GetValueOrDefault("Content-Type"),
                Body = body,
            }
        );
        if (!result.IsValid)
        {
            Console.WriteLine(result); // the reason, without secrets
        }
        // </webhooks-validate>
        return result;
    }
}
