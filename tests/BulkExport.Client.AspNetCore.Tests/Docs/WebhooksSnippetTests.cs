using System.Net;
using BulkExport.Client.Testing;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client.AspNetCore.Tests.Docs;

/// <summary>Runs the C# snippets of <c>docs/webhooks.md</c>.</summary>
public sealed class WebhooksSnippetTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Endpoint_WebhooksOfSimulator_DownloadsFiles()
    {
        var directory = Directory.CreateTempSubdirectory("bulkexport-docs-");
        try
        {
            await using var service = SimulatedBulkExport.Start(new() { WebhookDelays = [TimeSpan.Zero, TimeSpan.Zero] });
            await using var host = await ProgramHost.StartAsync(() =>
                WebhooksSnippets.RunAsync([
                    "--urls=http://127.0.0.1:0",
                    $"--BulkExport:BaseAddress={service.BaseAddress}",
                    $"--BulkExport:AccountSid={service.AccountSid}",
                    $"--BulkExport:AuthToken={service.AuthToken}",
                    $"--Exports={directory.FullName}",
                ])
            );
            var address = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
            service.Jobs.Add(
                new SimulatedJob
                {
                    StartDay = new(2026, 11, 1),
                    EndDay = new(2026, 11, 7),
                    QueueTime = TimeSpan.Zero,
                    TimePerDay = TimeSpan.Zero,
                    WebhookUrl = new Uri($"{address}/hooks/bulkexport"),
                }
            );

            var deliveries = await service.Webhooks.WaitForDeliveriesAsync(2, Token);
            await host.Services.GetRequiredService<WebhookProcessorService>().Processors.Single().WaitUntilIdleAsync(Token);

            Assert.All(deliveries, delivery => Assert.Equal(HttpStatusCode.NoContent, delivery.StatusCode));
            Assert.Equal(7, Directory.GetFiles(directory.FullName, "*.json.gz", SearchOption.AllDirectories).Length);
            Assert.True(Directory.Exists(Path.Combine(directory.FullName, "_bulkexport", "webhooks", "default.json")));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task CreateJob_SimulatedService_SendsWebhook()
    {
        await using var service = SimulatedBulkExport.Start(new() { TimeProvider = new AutoAdvanceTimeProvider() });
        using var client = new BulkExportClient(service.CreateClientOptions(), new AutoAdvanceTimeProvider());

        await WebhooksSnippets.CreateJobAsync(client, Token);

        Assert.Equal("https://hooks.example.com/hooks/bulkexport", service.Requests[0].Form["WebhookUrl"]);
    }

    [Fact]
    public void Validate_SignedRequest_ReturnsStatus()
    {
        const string Url = "https://hooks.example.com/bulkexport?a=1";
        var headers = new Dictionary<string, string>
        {
            ["X-Twilio-Signature"] = WebhookSigner.Sign("old", Url, [new("status", "completed")]),
            ["Content-Type"] = "application/x-www-form-urlencoded",
        };
        static WebhookSecrets GetSecrets() => new() { AuthTokens = ["new", "old"] };

        Assert.True(WebhooksSnippets.Validate(GetSecrets, Url, headers, "status=completed"u8.ToArray()).IsValid);
        Assert.False(WebhooksSnippets.Validate(GetSecrets, Url, headers, "status=failed"u8.ToArray()).IsValid);
    }
}
