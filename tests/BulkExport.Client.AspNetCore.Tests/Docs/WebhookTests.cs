using System.Net;
using BulkExport.Client.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client.AspNetCore.Tests.Docs;

// <webhooks-test>
public sealed class WebhookTests
{
    [Fact]
    public async Task Endpoint_WebhooksOfJob_CallsHandler()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        await using var service = SimulatedBulkExport.Start(new() { WebhookDelays = [TimeSpan.Zero, TimeSpan.Zero] }); // two webhooks
        var handled = new TaskCompletionSource<JobSid>();
        await using WebApplication app = Build(service, handled);
        await app.StartAsync(cancellationToken);
        JobSid jobSid = service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = new(2026, 11, 1),
                EndDay = new(2026, 11, 7),
                QueueTime = TimeSpan.Zero,
                TimePerDay = TimeSpan.Zero,
                WebhookUrl = new Uri($"{app.Urls.Single()}/hooks/bulkexport"),
            }
        );

        var deliveries = await service.Webhooks.WaitForDeliveriesAsync(2, cancellationToken);

        Assert.All(deliveries, delivery => Assert.Equal(HttpStatusCode.NoContent, delivery.StatusCode));
        Assert.Equal(jobSid, await handled.Task.WaitAsync(cancellationToken));
    }

    // the application, with the settings of the simulator
    private static WebApplication Build(SimulatedBulkExport service, TaskCompletionSource<JobSid> handled)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0"); // a free port
        builder.Configuration["BulkExport:BaseAddress"] = service.BaseAddress.ToString();
        builder.Configuration["BulkExport:AccountSid"] = service.AccountSid;
        builder.Configuration["BulkExport:AuthToken"] = service.AuthToken;
        builder.Services.AddBulkExportClient(builder.Configuration.GetSection("BulkExport"));
        builder.Services.AddBulkExportWebhooks();

        WebApplication app = builder.Build();
        app.MapBulkExportWebhook(
            "/hooks/bulkexport",
            (job, services, cancellationToken) =>
            {
                handled.SetResult(job.JobSid); // your handler
                return Task.CompletedTask;
            }
        );
        return app;
    }
}
// </webhooks-test>
