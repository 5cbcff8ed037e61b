using System.Text.Json;
using BulkExport.Client.PackageTests.Support;

namespace BulkExport.Client.PackageTests;

/// <summary>Somebody who has the packages and nothing else does what the README says.</summary>
public sealed class ConsumerTests(PackedPackages packages, Workshop workshop) : IClassFixture<Workshop>
{
    [Fact]
    public async Task Snippets_CompiledAgainstThePackages_Run()
    {
        var app = workshop.Lay("App", "jit");
        await workshop.RunAsync(app, "publish", "--configuration=Release", "--output=out");

        await AssertRunsAsync("dotnet", Path.Combine(app, "out", "App.dll"));

        Assert.Empty(workshop.UnusedSnippets);
    }

    [Theory]
    [InlineData("trimmed", "-p:PublishTrimmed=true")]
    [InlineData("aot", "-p:PublishAot=true")]
    public async Task Snippets_PublishedWithoutAWarning_RunTheSame(string name, string how)
    {
        var app = workshop.Lay("App", name);
        await workshop.RunAsync(
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

    [Theory]
    [MemberData(nameof(PackedPackages.Ids), MemberType = typeof(PackedPackages))]
    public void Packages_OfTheConsumers_AreThoseJustPacked(string id)
    {
        var note = Path.Combine(workshop.Cache, id.ToLowerInvariant(), packages.Read(id).Version, ".nupkg.metadata");
        using var json = JsonDocument.Parse(File.ReadAllText(note));

        Assert.Equal(packages.Folder, json.RootElement.GetProperty("source").GetString());
    }

    private async Task AssertRunsAsync(string program, params string[] arguments)
    {
        using var service = await Service.StartAsync(workshop.ServiceProgram);
        var folder = Directory.CreateDirectory(Path.Combine(packages.Scratch, "exports", Path.GetRandomFileName())).FullName;
        var credentials = new Dictionary<string, string>
        {
            ["TWILIO_ACCOUNT_SID"] = service.Facts["account"],
            ["TWILIO_AUTH_TOKEN"] = service.Facts["token"],
        };

        var output = await Command.RunAsync(folder, program, [.. arguments, service.Facts["address"], folder], credentials);

        Assert.Equal("ran", service.Facts["testing"]);
        Assert.Equal("7", service.Facts["mocking"]);
        Assert.Equal(Expected(service.Facts), Lines(output));
    }

    private static IEnumerable<string> Expected(IReadOnlyDictionary<string, string> facts) =>
        [
            "Done: 6 days, failed: 1 day",
            .. facts["records"].Split(' ').Select((records, day) => $"11/0{day + 1}/2026: Downloaded, {records} records"),
            $"Total: {facts["total"]}",
            "Finished: JS0123456789abcdef0123456789abcdef",
            "billing: 7 days",
            "support: 7 days",
            "By way of http://proxy.internal:3128: 7 days",
            "Messages, 11/01/2026 to 11/07/2026: 7 days",
            "Completed: 6",
            "Failed: 1",
            "Failed: 11/03/2026",
            "Nothing to delete.",
        ];

    /// <summary>What was written, less what the wait's progress says: that comes in its own time.</summary>
    private static IEnumerable<string> Lines(string output) =>
        output.ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > 0 && !line.EndsWith("to come", StringComparison.Ordinal));
}
