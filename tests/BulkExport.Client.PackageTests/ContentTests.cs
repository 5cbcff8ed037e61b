using System.Text.RegularExpressions;
using BulkExport.Client.PackageTests.Support;

namespace BulkExport.Client.PackageTests;

/// <summary>What is in the packages: all that is needed, and nothing else.</summary>
public sealed partial class ContentTests(PackedPackages packages)
{
    [Theory]
    [MemberData(nameof(PackedPackages.Ids), MemberType = typeof(PackedPackages))]
    public void Package_HasTheseFilesOnly(string id) =>
        Assert.Equal(
            new[] { $"{id}.nuspec", "LICENSE", "README.md", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml" }.Order(),
            packages.Read(id).Names
        );

    [Theory]
    [MemberData(nameof(PackedPackages.Ids), MemberType = typeof(PackedPackages))]
    public void SymbolPackage_HasTheseFilesOnly(string id) =>
        Assert.Equal(new[] { $"{id}.nuspec", $"lib/net10.0/{id}.pdb" }.Order(), packages.ReadSymbols(id).Names);

    [Theory]
    [MemberData(nameof(PackedPackages.Ids), MemberType = typeof(PackedPackages))]
    public void ReadmeAndLicence_AreThoseOfTheClone(string id)
    {
        var package = packages.Read(id);

        Assert.Equal(File.ReadAllBytes(Repository.PathOf("README.md")), package.Bytes("README.md"));
        Assert.Equal(File.ReadAllBytes(Repository.PathOf("LICENSE")), package.Bytes("LICENSE"));
    }

    [Theory]
    [MemberData(nameof(PackedPackages.Ids), MemberType = typeof(PackedPackages))]
    public void Readme_OnAPageOfItsOwn_HasNoDeadLink(string id)
    {
        var links = Link().Matches(packages.Read(id).Text("README.md")).Select(match => match.Groups["to"].Value);

        Assert.All(links, link => Assert.StartsWith("https://", link, StringComparison.Ordinal)); // others lead into the repository
    }

    /// <summary>A link's or an image's address: in place, or by reference below.</summary>
    [GeneratedRegex(@"\]\((?<to>[^)\s]+)|^\[[^\]]+\]:\s*(?<to>\S+)", RegexOptions.Multiline)]
    private static partial Regex Link();
}
