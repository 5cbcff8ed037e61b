using BulkExport.Client.PackageTests.Support;

[assembly: AssemblyFixture(typeof(PackedPackages))]

namespace BulkExport.Client.PackageTests.Support;

/// <summary>Both packages, packed once for all tests, as a release packs them, and away from the clone's own output.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    public const string Client = "BulkExport.Client";
    public const string Testing = "BulkExport.Client.Testing";

    /// <summary>Both packages, for theories.</summary>
    public static TheoryData<string> Ids => [Client, Testing];

    /// <summary>A folder of this run, which is deleted at its end.</summary>
    public string Scratch { get; } = Directory.CreateTempSubdirectory("bulkexport-packages-").FullName;

    /// <summary>Where they are built. In the clone, for that makes the paths in the symbols: those of a release are relative to the clone.</summary>
    private readonly string _build = Repository.PathOf("artifacts", Path.GetRandomFileName());

    /// <summary>The folder with the packages and nothing else.</summary>
    public string Folder => Path.Combine(Scratch, "packages");

    public Package Read(string id) => new(FileOf(id, "nupkg"));

    public Package ReadSymbols(string id) => new(FileOf(id, "snupkg"));

    public async ValueTask InitializeAsync()
    {
        foreach (var id in new[] { Client, Testing })
        {
            string[] arguments =
            [
                "pack",
                Repository.PathOf("src", id),
                "--configuration=Release",
                $"--artifacts-path={_build}",
                $"--output={Folder}",
                "-p:ContinuousIntegrationBuild=true",
            ];
            var output = await Command.RunAsync(Repository.Folder, "dotnet", arguments);
            Assert.DoesNotContain("warning", output, StringComparison.OrdinalIgnoreCase);
        }
    }

    public ValueTask DisposeAsync()
    {
        foreach (var folder in new[] { Scratch, _build }.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }

        return ValueTask.CompletedTask;
    }

    private string FileOf(string id, string extension) =>
        Directory.GetFiles(Folder, $"{id}.*.{extension}").Single(file => Path.GetFileName(file)[id.Length + 1] is >= '0' and <= '9');
}
