using BulkExport.Client.PackageTests.Support;

[assembly: AssemblyFixture(typeof(PackedPackages))]

namespace BulkExport.Client.PackageTests.Support;

/// <summary>The packages and the tool, packed once for all tests, as a release packs them, and away from the clone's own output.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    public const string Client = "BulkExport.Client";
    public const string Testing = "BulkExport.Client.Testing";
    public const string Tool = "BulkExport.Cli";

    private PublicClone? _clone;

    /// <summary>The libraries, for theories.</summary>
    public static TheoryData<string> Ids => [Client, Testing];

    /// <summary>A folder of this run, which is deleted at its end.</summary>
    public string Scratch { get; } = Directory.CreateTempSubdirectory("bulkexport-packages-").FullName;

    /// <summary>The folder with the packages and nothing else.</summary>
    public string Folder => Path.Combine(Scratch, "packages");

    /// <summary>What they were packed in.</summary>
    public PublicClone Clone => _clone!;

    public Package Read(string id) => new(FileOf(id, "nupkg"));

    public Package ReadSymbols(string id) => new(FileOf(id, "snupkg"));

    public async ValueTask InitializeAsync()
    {
        _clone = await PublicClone.MakeAsync(Path.Combine(Scratch, "clone"));
        foreach (var id in new[] { Client, Testing, Tool })
        {
            var output = await Command.RunAsync(
                Clone.Folder,
                "dotnet",
                ["pack", Path.Combine("src", id), "--configuration=Release", $"--output={Folder}"],
                new Dictionary<string, string> { ["CI"] = "true" }
            );
            Assert.DoesNotContain("warning", output, StringComparison.OrdinalIgnoreCase);
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Scratch, recursive: true);
        return ValueTask.CompletedTask;
    }

    private string FileOf(string id, string extension) =>
        Directory.GetFiles(Folder, $"{id}.*.{extension}").Single(file => Path.GetFileName(file)[id.Length + 1] is >= '0' and <= '9');
}
