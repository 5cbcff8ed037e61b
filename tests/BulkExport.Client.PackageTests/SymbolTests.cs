using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using BulkExport.Client.PackageTests.Support;

namespace BulkExport.Client.PackageTests;

/// <summary>Tests that the symbols contain the sources, link to the commit, and are reproducible.</summary>
public sealed class SymbolTests(PackedPackages packages)
{
    /// <summary>The kind of custom debug information that embeds the source of a document.</summary>
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    /// <summary>The kind of custom debug information that contains the Source Link map.</summary>
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    [Theory]
    [MemberData(nameof(PackedPackages.Ids), MemberType = typeof(PackedPackages))]
    public void Symbols_Package_MatchAssemblyAndEmbedSources(string id)
    {
        using var assembly = new PEReader(new MemoryStream(packages.Read(id).Bytes($"lib/net10.0/{id}.dll")));
        using var provider = OpenSymbols(id);
        var symbols = provider.GetMetadataReader();
        var entries = assembly.ReadDebugDirectory();
        var expected = assembly.ReadCodeViewDebugDirectoryData(entries.Single(entry => entry.Type == DebugDirectoryEntryType.CodeView));
        var written = new BlobContentId(symbols.DebugMetadataHeader!.Id);
        var sources = symbols.Documents.ToDictionary(
            one => symbols.GetString(symbols.GetDocument(one).Name),
            one => Information(symbols, one, EmbeddedSource).Any()
        );

        Assert.Equal(expected.Guid, written.Guid);
        Assert.Contains(entries, entry => entry.Type == DebugDirectoryEntryType.Reproducible);
        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.True(source.Value, $"{source.Key} has no source in the symbols."));
        Assert.All(sources, source => Assert.StartsWith("/_/", source.Key, StringComparison.Ordinal)); // no local paths
    }

    [Theory]
    [MemberData(nameof(PackedPackages.Ids), MemberType = typeof(PackedPackages))]
    public void SourceLink_AllSources_PointToCommit(string id)
    {
        using var provider = OpenSymbols(id);
        var symbols = provider.GetMetadataReader();
        var link = Assert.Single(Information(symbols, EntityHandle.ModuleDefinition, SourceLink));
        using var json = JsonDocument.Parse(symbols.GetBlobBytes(link.Value));
        var linked = Assert.Single(json.RootElement.GetProperty("documents").EnumerateObject());
        var sources = symbols.Documents.Select(one => symbols.GetString(symbols.GetDocument(one).Name));
        var written = Directory
            .EnumerateFiles(Path.Combine(packages.Clone.DirectoryPath, "src", id), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(packages.Clone.DirectoryPath, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith($"src/{id}/obj/", StringComparison.Ordinal))
            .ToArray();

        Assert.Equal("/_/*", linked.Name);
        Assert.Equal($"https://raw.githubusercontent.com/example/bulkexport/{packages.Clone.Commit}/*", linked.Value.GetString());
        Assert.NotEmpty(written);
        Assert.Empty(written.Select(file => $"/_/{file}").Except(sources)); // the remainder of the link is the path in the repository
    }

    private MetadataReaderProvider OpenSymbols(string id) =>
        MetadataReaderProvider.FromPortablePdbImage([.. packages.ReadSymbols(id).Bytes($"lib/net10.0/{id}.pdb")]);

    private static IEnumerable<CustomDebugInformation> Information(MetadataReader symbols, EntityHandle of, Guid kind) =>
        symbols.GetCustomDebugInformation(of).Select(symbols.GetCustomDebugInformation).Where(one => symbols.GetGuid(one.Kind) == kind);
}
