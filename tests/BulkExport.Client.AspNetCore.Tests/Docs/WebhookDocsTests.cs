using System.Text.RegularExpressions;
using BulkExport.Client.Testing;
using Microsoft.AspNetCore.Builder;

namespace BulkExport.Client.AspNetCore.Tests.Docs;

/// <summary>Verifies that the C# snippets of <c>docs/webhooks.md</c> are compiled code, and runs them.</summary>
public sealed partial class WebhookDocsTests
{
    private static readonly string DocsDirectory = Path.Combine(AppContext.BaseDirectory, "Docs");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Document_Snippets_MatchCompiledCode()
    {
        var text = File.ReadAllText(Path.Combine(DocsDirectory, "webhooks.md"));
        var compiled = Marked()
            .Matches(File.ReadAllText(Path.Combine(DocsDirectory, "WebhookSnippets.cs")))
            .ToDictionary(match => match.Groups["name"].Value, match => Normalize(match.Groups["code"].Value));
        var shown = Shown().Matches(text).ToDictionary(match => match.Groups["name"].Value, match => Normalize(match.Groups["code"].Value));

        Assert.Equal(compiled.OrderBy(pair => pair.Key), shown.OrderBy(pair => pair.Key));
        Assert.Equal(shown.Count, Fences().Count(text)); // no C# without a name
    }

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

    /// <summary>Removes the indentation of the first line from all lines.</summary>
    private static string Normalize(string code)
    {
        var lines = code.TrimEnd().Split('\n').Select(line => line.TrimEnd()).ToArray();
        var indentation = lines[0].Length - lines[0].TrimStart().Length;
        return string.Join('\n', lines.Select(line => line.Length > indentation ? line[indentation..] : line.TrimStart()));
    }

    [GeneratedRegex(@"// <(?<name>[a-z-]+)>\r?\n(?<code>.*?)\s*// </\k<name>>", RegexOptions.Singleline)]
    private static partial Regex Marked();

    [GeneratedRegex(@"<!-- snippet: (?<name>[a-z-]+) -->\r?\n```csharp\r?\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Shown();

    [GeneratedRegex("^```csharp", RegexOptions.Multiline)]
    private static partial Regex Fences();
}
