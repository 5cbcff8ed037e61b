using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace BulkExport.Client.PackageTests.Support;

/// <summary>A place far from the clone, where projects are made that know the packages alone: with an empty cache, and nothing of ours
/// but what was packed.</summary>
public sealed partial class Workshop(PackedPackages packages) : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(packages.Scratch, "consumers");
    private readonly HashSet<string> _used = [];
    private IReadOnlyDictionary<string, string> _snippets = new Dictionary<string, string>();

    /// <summary>Where the packages are unpacked to.</summary>
    public string Cache => Path.Combine(packages.Scratch, "cache");

    /// <summary>The consumer that serves the simulated service, compiled.</summary>
    public string ServiceProgram { get; private set; } = "";

    /// <summary>The snippets of the packed README that have no place in the project that is to run them.</summary>
    public IEnumerable<string> UnusedSnippets => _snippets.Keys.Except(_used);

    public async ValueTask InitializeAsync()
    {
        _snippets = Readme.SnippetsOf(packages.Read(PackedPackages.Client).Text("README.md"));
        Directory.CreateDirectory(_folder);
        File.Copy(Repository.PathOf("global.json"), Path.Combine(_folder, "global.json"));
        await WriteSourcesAsync();
        var service = Lay("Service", "service");
        await RunAsync(service, "build", "--configuration=Release", "--output=out");
        ServiceProgram = Path.Combine(service, "out", "Service.dll");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Lays out a consumer's project under a name, with the README's snippets in their places.</summary>
    /// <returns>Its folder.</returns>
    public string Lay(string consumer, string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        foreach (var file in Directory.GetFiles(Repository.PathOf("tests", "BulkExport.Client.PackageTests", "Consumers", consumer)))
        {
            var text = SnippetPlace().Replace(File.ReadAllText(file), match => Snippet(match.Groups["name"].Value));
            text = VersionPlace().Replace(text, match => VersionOf(match.Groups["id"].Value));
            File.WriteAllText(Path.Combine(folder, Path.GetFileName(file)), text);
        }

        return folder;
    }

    /// <summary>Runs the .NET command line in a consumer's folder. A warning is a failure.</summary>
    public async Task RunAsync(string folder, params string[] arguments)
    {
        var output = await Command.RunAsync(folder, "dotnet", arguments, new Dictionary<string, string> { ["NUGET_PACKAGES"] = Cache });
        Assert.DoesNotContain(" warning ", output, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Our packages come from the folder only. Everything else comes from where this machine gets packages, which is asked for
    /// what the machine does not have already.</summary>
    private async Task WriteSourcesAsync()
    {
        var known = SourceName()
            .Matches(await Command.RunAsync(_folder, "dotnet", ["nuget", "list", "source"]))
            .Select(match => match.Groups["name"].Value);
        var file = new XElement(
            "configuration",
            new XElement("packageSources", Add("packed", packages.Folder), Add("fetched-before", Repository.MachinePackages)),
            new XElement(
                "packageSourceMapping",
                Source("packed", "BulkExport.*"),
                known.Append("fetched-before").Select(name => Source(name, "*"))
            )
        );
        await File.WriteAllTextAsync(Path.Combine(_folder, "nuget.config"), file.ToString());

        static XElement Add(string key, string value) => new("add", new XAttribute("key", key), new XAttribute("value", value));

        static XElement Source(string key, string pattern) =>
            new("packageSource", new XAttribute("key", key), new XElement("package", new XAttribute("pattern", pattern)));
    }

    private string Snippet(string name)
    {
        _used.Add(name);
        return _snippets[name];
    }

    private string VersionOf(string id) =>
        id.StartsWith("BulkExport.", StringComparison.Ordinal) ? packages.Read(id).Version : Repository.Versions[id];

    [GeneratedRegex("// snippet: (?<name>[a-z-]+)")]
    private static partial Regex SnippetPlace();

    [GeneratedRegex(@"\{version: (?<id>[\w.]+)\}")]
    private static partial Regex VersionPlace();

    [GeneratedRegex(@"^ +\d+\. +(?<name>.+) \[Enabled\]\r?$", RegexOptions.Multiline)]
    private static partial Regex SourceName();
}
