using System.Buffers.Binary;
using BulkExport.Client.PackageTests.Support;

namespace BulkExport.Client.PackageTests;

/// <summary>Tests that the packages contain the expected files only.</summary>
public sealed class ContentTests(PackedPackages packages)
{
    [Theory]
    [MemberData(nameof(PackedPackages.Ids), MemberType = typeof(PackedPackages))]
    public void Package_Content_ContainsExpectedFilesOnly(string id) =>
        Assert.Equal(
            new[] { $"{id}.nuspec", "LICENSE", "README.md", "icon.png", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml" }.Order(),
            packages.Read(id).Names
        );

    [Theory]
    [MemberData(nameof(PackedPackages.Ids), MemberType = typeof(PackedPackages))]
    public void SymbolPackage_Content_ContainsExpectedFilesOnly(string id) =>
        Assert.Equal(new[] { $"{id}.nuspec", $"lib/net10.0/{id}.pdb" }.Order(), packages.ReadSymbols(id).Names);

    [Theory]
    [MemberData(nameof(PackedPackages.Ids), MemberType = typeof(PackedPackages))]
    public void Package_ReadmeAndLicense_EqualSources(string id)
    {
        var package = packages.Read(id);

        Assert.Equal(File.ReadAllBytes(Repository.PathOf("src", id, "PACKAGE.md")), package.Bytes("README.md"));
        Assert.Equal(File.ReadAllBytes(Repository.PathOf("LICENSE")), package.Bytes("LICENSE"));
    }

    [Theory]
    [MemberData(nameof(PackedPackages.Ids), MemberType = typeof(PackedPackages))]
    public void Package_Icon_IsPngOf128Pixels(string id)
    {
        var icon = packages.Read(id).Bytes("icon.png");

        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], icon[..4]);
        Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)));
        Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20)));
    }
}
