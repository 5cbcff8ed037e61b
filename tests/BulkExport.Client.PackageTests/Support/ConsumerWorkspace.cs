using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace BulkExport.Client.PackageTests.Support;

/// <summary>Creates projects outside the repository that restore the packages from a directory feed into an empty cache.</summary>
public sealed partial class ConsumerWorkspace(PackedPackages packages) : IAsyncLifetime
{
    private readonly HashSet<string> _used = [];
    private readonly IReadOnlyDictionary<string, string> _snippets = DocumentationSnippets.ReadAll();

    /// <summary>Gets the directory of the consumers.</summary>
    public string DirectoryPath => Path.Combine(packages.TempDirectory, "consumers");

    /// <summary>Gets the packages directory of the consumers.</summary>
    public string Cache => Path.Combine(packages.TempDirectory, "cache");

    /// <summary>Gets the path of the compiled consumer that hosts the simulated service.</summary>
    public string ServiceProgram { get; private set; } = "";

    /// <summary>Gets the snippets of the README that no consumer contains.</summary>
    public IEnumerable<string> UnusedSnippets =>
        DocumentationSnippets.ReadPage(Repository.PathOf("README.md")).Select(snippet => snippet.Key).Except(_used);

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(DirectoryPath);
        File.Copy(Repository.PathOf("global.json"), Path.Combine(DirectoryPath, "global.json"));
        await WriteSourcesAsync();
        var service = CreateProject("Service", "service");
        await RunAsync(service, "build", "--configuration=Release", "--output=out");
        ServiceProgram = Path.Combine(service, "out", "Service.dll");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Creates a project of a consumer, with the snippets of the pages inserted.</summary>
    /// <returns>The directory of the project.</returns>
    public string CreateProject(string consumer, string name)
    {
        var directory = Directory.CreateDirectory(Path.Combine(DirectoryPath, name)).FullName;
        foreach (var file in Directory.GetFiles(Repository.PathOf("tests", "BulkExport.Client.PackageTests", "Consumers", consumer)))
        {
            var text = SnippetPlace().Replace(File.ReadAllText(file), match => Snippet(match.Groups["name"].Value));
            text = VersionPlace().Replace(text, match => GetVersion(match.Groups["id"].Value));
            File.WriteAllText(Path.Combine(directory, Path.GetFileName(file)), text);
        }

        return directory;
    }

    /// <summary>Gets the version of a package: that of the packages under test, or the version that the repository uses.</summary>
    public string GetVersion(string id) =>
        id.StartsWith("BulkExport.", StringComparison.Ordinal) ? packages.Read(id).Version : Repository.Versions[id];

    /// <summary>Runs the .NET CLI in a project directory. A warning is an error.</summary>
    public async Task RunAsync(string directory, params string[] arguments)
    {
        var output = await Command.RunAsync(directory, "dotnet", arguments, new Dictionary<string, string> { ["NUGET_PACKAGES"] = Cache });
        Assert.DoesNotContain(" warning ", output, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Publishes a program whose project enables Native AOT.</summary>
    /// <returns>The path of the executable.</returns>
    public async Task<string> PublishAsync(string name)
    {
        var project = CreateProject(name, name);
        await RunAsync(project, "publish", "--configuration=Release", "--output=out", "--use-current-runtime");
        return Path.Combine(project, "out", OperatingSystem.IsWindows() ? $"{name}.exe" : name);
    }

    /// <summary>Creates an empty directory.</summary>
    public string CreateDirectory() => Directory.CreateDirectory(Path.Combine(packages.TempDirectory, Path.GetRandomFileName())).FullName;

    /// <summary>Writes a configuration in which the packages under test are restored from the directory feed only, and all others from the global
    /// packages directory or the configured sources.</summary>
    private async Task WriteSourcesAsync()
    {
        var known = SourceName()
            .Matches(await Command.RunAsync(DirectoryPath, "dotnet", ["nuget", "list", "source"]))
            .Select(match => match.Groups["name"].Value);
        var file = new XElement(
            "configuration",
            new XElement(
                "packageSources",
                Add("packed", packages.DirectoryPath),
                Add("fetched-before", Repository.GlobalPackagesDirectory)
            ),
            new XElement(
                "packageSourceMapping",
                Source("packed", "BulkExport.*"),
                known.Append("fetched-before").Select(name => Source(name, "*"))
            )
        );
        await File.WriteAllTextAsync(Path.Combine(DirectoryPath, "nuget.config"), file.ToString());

        static XElement Add(string key, string value) => new("add", new XAttribute("key", key), new XAttribute("value", value));

        static XElement Source(string key, string pattern) =>
            new("packageSource", new XAttribute("key", key), new XElement("package", new XAttribute("pattern", pattern)));
    }

    private string Snippet(string name)
    {
        _used.Add(name);
        return _snippets[name];
    }

    [GeneratedRegex("// snippet: (?<name>[a-z0-9-]+)")]
    private static partial Regex SnippetPlace();

    [GeneratedRegex(@"\{version: (?<id>[\w.]+)\}")]
    private static partial Regex VersionPlace();

    [GeneratedRegex(@"^ +\d+\. +(?<name>.+) \[Enabled\]\r?$", RegexOptions.Multiline)]
    private static partial Regex SourceName();
}
