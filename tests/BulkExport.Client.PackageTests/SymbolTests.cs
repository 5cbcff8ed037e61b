using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using BulkExport.Client.PackageTests.Support;

namespace BulkExport.Client.PackageTests;

/// <summary>A debugger finds its way from the package into the sources, and a rebuild makes the same package.</summary>
public sealed class SymbolTests(PackedPackages packages)
{
    /// <summary>The kind of custom debug information that is the source of a document.</summary>
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    [Theory]
    [MemberData(nameof(PackedPackages.Ids), MemberType = typeof(PackedPackages))]
    public void Symbols_BelongToTheAssemblyAndHoldEverySource(string id)
    {
        using var assembly = new PEReader(new MemoryStream(packages.Read(id).Bytes($"lib/net10.0/{id}.dll")));
        using var provider = MetadataReaderProvider.FromPortablePdbImage([.. packages.ReadSymbols(id).Bytes($"lib/net10.0/{id}.pdb")]);
        var symbols = provider.GetMetadataReader();
        var entries = assembly.ReadDebugDirectory();
        var expected = assembly.ReadCodeViewDebugDirectoryData(entries.Single(entry => entry.Type == DebugDirectoryEntryType.CodeView));
        var written = new BlobContentId(symbols.DebugMetadataHeader!.Id);
        var sources = symbols.Documents.ToDictionary(
            one => symbols.GetString(symbols.GetDocument(one).Name),
            one => HasSource(symbols, one)
        );

        Assert.Equal(expected.Guid, written.Guid);
        Assert.Contains(entries, entry => entry.Type == DebugDirectoryEntryType.Reproducible);
        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.True(source.Value, $"{source.Key} has no source in the symbols."));
        Assert.All(sources, source => Assert.StartsWith("/_/", source.Key, StringComparison.Ordinal)); // no path of the machine that packed
    }

    private static bool HasSource(MetadataReader symbols, DocumentHandle document) =>
        symbols
            .GetCustomDebugInformation(document)
            .Select(symbols.GetCustomDebugInformation)
            .Any(information => symbols.GetGuid(information.Kind) == EmbeddedSource);
}
