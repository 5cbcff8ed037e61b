using BulkExport.Client.Testing;
using Microsoft.AspNetCore.Builder;

namespace BulkExport.Client.AspNetCore.Tests.Docs;

/// <summary>Runs the C# snippets of <c>docs/webhooks.md</c>.</summary>
public sealed class WebhookDocsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Snippets_EndpointAndSimulator_HandleJobOnce()
    {
        var directory = Directory.CreateTempSubdirectory("bulkexport-docs-");
        WebApplication? app = null;
        try
        {
            await WebhookSnippets.TestAsync(StartAsync, Token);

            await app!.StopAsync(Token);
            Assert.False(Loader.Loaded.Reader.TryRead(out _));
            Assert.True(Directory.Exists(Path.Combine(directory.FullName, "_bulkexport", "webhooks", "default.json")));
        }
        finally
        {
            await app!.DisposeAsync();
            directory.Delete(recursive: true);
        }

        async Task<Uri> StartAsync(SimulatedBulkExport service)
        {
            app = WebhookSnippets.Build([
                "--urls=http://127.0.0.1:0",
                $"--BulkExport:BaseAddress={service.BaseAddress}",
                $"--BulkExport:AccountSid={service.AccountSid}",
                $"--BulkExport:AuthToken={service.AuthToken}",
                $"--Exports={directory.FullName}",
            ]);
            await app.StartAsync(Token);
            return new Uri(app.Urls.Single());
        }
    }

    [Fact]
    public void Snippets_Validator_ReturnsStatus()
    {
        const string Url = "https://hooks.example.com/bulkexport?a=1";
        var headers = new Dictionary<string, string>
        {
            ["X-Twilio-Signature"] = WebhookSigner.Sign("old", Url, [new("status", "completed")]),
            ["Content-Type"] = "application/x-www-form-urlencoded",
        };
        static WebhookSecrets GetSecrets() => new() { AuthTokens = ["new", "old"] };

        Assert.True(WebhookSnippets.Validate(GetSecrets, Url, headers, "status=completed"u8.ToArray()).IsValid);
        Assert.False(WebhookSnippets.Validate(GetSecrets, Url, headers, "status=failed"u8.ToArray()).IsValid);
    }
}
