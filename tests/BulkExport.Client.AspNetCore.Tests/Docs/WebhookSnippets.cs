using System.Net;
using BulkExport.Client.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client.AspNetCore.Tests.Docs;

/// <summary>The C# snippets of <c>docs/webhooks.md</c>.</summary>
internal static class WebhookSnippets
{
    public static WebApplication Build(string[] args)
    {
        // <endpoint>
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddBulkExportClient(builder.Configuration.GetSection("BulkExport"));
        builder.Services.AddBulkExportWebhooks();
        builder.Services.AddScoped<Loader>();

        WebApplication app = builder.Build();
        app.MapBulkExportWebhook(
            "/hooks/bulkexport",
            (job, services, cancellationToken) => services.GetRequiredService<Loader>().LoadAsync(job, cancellationToken),
            options =>
            {
                options.PublicBaseUrl = builder.Configuration.GetValue<Uri>("PublicBaseUrl"); // https://hooks.example.com
                options.Store = new DirectoryExportStore(builder.Configuration["Exports"] ?? "exports");
            }
        );
        // </endpoint>
        return app;
    }

    public static async Task TestAsync(Func<SimulatedBulkExport, Task<Uri>> startAsync, CancellationToken cancellationToken)
    {
        // <testing>
        await using var service = SimulatedBulkExport.Start(new() { WebhookDelays = [TimeSpan.Zero, TimeSpan.Zero] }); // two webhooks
        Uri application = await startAsync(service); // with service.BaseAddress, AccountSid and AuthToken
        service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = new(2026, 11, 1),
                EndDay = new(2026, 11, 7),
                QueueTime = TimeSpan.Zero,
                TimePerDay = TimeSpan.Zero,
                WebhookUrl = new Uri(application, "/hooks/bulkexport"),
            }
        );

        var deliveries = await service.Webhooks.WaitForDeliveriesAsync(2, cancellationToken);

        Assert.All(deliveries, delivery => Assert.Equal(HttpStatusCode.NoContent, delivery.StatusCode));
        Job loaded = await Loader.Loaded.Reader.ReadAsync(cancellationToken); // what your handler does
        Assert.Equal(7, loaded.DayCount);
        // </testing>
    }

    public static WebhookSignatureResult Validate(
        Func<WebhookSecrets> getSecrets,
        string url,
        IReadOnlyDictionary<string, string> headers,
        byte[] body
    )
    {
        // <validate>
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
        // </validate>
        return result;
    }
}
