using System.Text.Json;
using BulkExport.Client.PackageTests.Support;

namespace BulkExport.Client.PackageTests;

/// <summary>Tests that the code of the README and of docs/ compiles and runs in applications that reference only the packages.</summary>
[Collection(typeof(Consumers))]
public sealed class ConsumerTests(PackedPackages packages, ConsumerWorkspace workspace)
{
    [Fact]
    public async Task Snippets_CompiledAgainstPackages_Run()
    {
        var app = workspace.CreateProject("App", "jit");
        await workspace.RunAsync(app, "publish", "--configuration=Release", "--output=out");

        await AssertRunsAsync("dotnet", Path.Combine(app, "out", "App.dll"));

        Assert.Empty(workspace.UnusedSnippets);
    }

    [Theory]
    [InlineData("trimmed", "-p:PublishTrimmed=true")]
    [InlineData("aot", "-p:PublishAot=true")]
    public async Task Snippets_PublishedTrimmedOrAot_RunWithoutWarnings(string name, string how)
    {
        var app = workspace.CreateProject("App", name);
        await workspace.RunAsync(
            app,
            "publish",
            "--configuration=Release",
            "--output=out",
            "--use-current-runtime",
            "--self-contained",
            how
        );

        await AssertRunsAsync(Path.Combine(app, "out", OperatingSystem.IsWindows() ? "App.exe" : "App"));
    }

    [Fact]
    public async Task Restore_ApplicationPinnedToLowestVersions_HasNoWarnings()
    {
        var app = workspace.CreateProject("Pinned", "pinned");

        await workspace.RunAsync(app, "build", "--configuration=Release", "--output=out"); // a downgrade would be the error NU1605
    }

    [Theory]
    [InlineData(PackedPackages.Client)]
    [InlineData(PackedPackages.Testing)]
    public void Restore_Consumers_UsesPackedPackages(string id) => AssertRestored(id);

    [Theory]
    [InlineData("AzureBlobs", PackedPackages.AzureBlobs, "http://127.0.0.1:1/account/exports/twilio")]
    [InlineData("S3", PackedPackages.S3, "s3://exports/twilio")]
    public async Task CloudStore_PublishedAot_RunsWithoutWarnings(string consumer, string id, string store)
    {
        var app = workspace.CreateProject(consumer, consumer.ToLowerInvariant());
        await workspace.RunAsync(app, "publish", "--configuration=Release", "--output=out", "--use-current-runtime", "--self-contained");

        var output = await Command.RunAsync(app, Path.Combine(app, "out", OperatingSystem.IsWindows() ? $"{consumer}.exe" : consumer), []);

        Assert.Equal($"{store}: _bulkexport/owner.json", output.Trim());
        AssertRestored(id);
    }

    private void AssertRestored(string id)
    {
        var note = Path.Combine(workspace.Cache, id.ToLowerInvariant(), packages.Read(id).Version, ".nupkg.metadata");
        using var json = JsonDocument.Parse(File.ReadAllText(note));

        Assert.Equal(packages.DirectoryPath, json.RootElement.GetProperty("source").GetString());
    }

    private async Task AssertRunsAsync(string program, params string[] arguments)
    {
        using var service = await Service.StartAsync(workspace.ServiceProgram);
        var directory = Directory.CreateDirectory(Path.Combine(packages.TempDirectory, "exports", Path.GetRandomFileName())).FullName;

        var output = await Command.RunAsync(directory, program, [.. arguments, service.Values["address"], directory], service.Environment);

        Assert.Equal("ran", service.Values["testing"]);
        Assert.Equal("7", service.Values["mocking"]);
        Assert.Equal(Expected(service.Values), Lines(output));
    }

    private static IEnumerable<string> Expected(IReadOnlyDictionary<string, string> facts) =>
        [
            "Completed: 6 days, failed: 1 day",
            $"Records: {facts["records"]}",
            $"Total: {facts["total"]}",
            "Finished: JS0123456789abcdef0123456789abcdef",
            "billing: 7 days",
            "support: 7 days",
            "Through proxy http://proxy.internal:3128: ProxyTunnelError",
            "Completed: 6 of 7 days",
            "Failed: 1 of 7 days",
            "Nothing to delete.",
        ];

    /// <summary>Gets the lines of the output without the progress of the wait, whose timing varies.</summary>
    private static IEnumerable<string> Lines(string output) =>
        output.ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > 0 && !line.EndsWith("pending", StringComparison.Ordinal));
}
