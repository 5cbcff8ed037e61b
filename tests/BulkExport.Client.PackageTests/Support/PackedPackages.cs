using BulkExport.Client.PackageTests.Support;

[assembly: AssemblyFixture(typeof(PackedPackages))]

namespace BulkExport.Client.PackageTests.Support;

/// <summary>Packs the packages and the tool once for all tests, as in a release, in a clone of the repository.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    public const string Client = "BulkExport.Client";
    public const string Hosting = "BulkExport.Client.Hosting";
    public const string Testing = "BulkExport.Client.Testing";
    public const string AspNetCore = "BulkExport.Client.AspNetCore";
    public const string AzureBlobs = "BulkExport.Client.AzureBlobs";
    public const string S3 = "BulkExport.Client.S3";
    public const string Tool = "BulkExport.Cli";

    private static readonly string[] Libraries = [Client, Hosting, Testing, AspNetCore, AzureBlobs, S3];

    private PublicClone? _clone;

    /// <summary>Gets the IDs of the libraries, for theories.</summary>
    public static TheoryData<string> Ids => [.. Libraries];

    /// <summary>Gets a temporary directory, which is deleted after the run.</summary>
    public string TempDirectory { get; } = Directory.CreateTempSubdirectory("bulkexport-packages-").FullName;

    /// <summary>Gets the directory with the packages.</summary>
    public string DirectoryPath => Path.Combine(TempDirectory, "packages");

    /// <summary>Gets the clone in which the packages were packed.</summary>
    public PublicClone Clone => _clone!;

    public Package Read(string id) => new(GetFile(id, "nupkg"));

    public Package ReadSymbols(string id) => new(GetFile(id, "snupkg"));

    public async ValueTask InitializeAsync()
    {
        _clone = await PublicClone.CreateAsync(Path.Combine(TempDirectory, "clone"));
        foreach (var id in Libraries.Append(Tool))
        {
            var output = await Command.RunAsync(
                Clone.DirectoryPath,
                "dotnet",
                // The analyzers have run in the build of the solution.
                ["pack", Path.Combine("src", id), "--configuration=Release", $"--output={DirectoryPath}", "-p:RunAnalyzers=false"],
                new Dictionary<string, string> { ["CI"] = "true" }
            );
            Assert.DoesNotContain("warning", output, StringComparison.OrdinalIgnoreCase);
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(TempDirectory, recursive: true);
        return ValueTask.CompletedTask;
    }

    private string GetFile(string id, string extension) =>
        Directory.GetFiles(DirectoryPath, $"{id}.*.{extension}").Single(file => Path.GetFileName(file)[id.Length + 1] is >= '0' and <= '9');
}
