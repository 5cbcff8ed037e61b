using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using BulkExport.Client.PackageTests.Support;

namespace BulkExport.Client.PackageTests;

/// <summary>Tests that the public types of the packages are documented.</summary>
public sealed class DocumentationTests(PackedPackages packages)
{
    [Theory]
    [MemberData(nameof(PackedPackages.Ids), MemberType = typeof(PackedPackages))]
    public void PublicTypes_Documentation_HasSummary(string id)
    {
        var package = packages.Read(id);
        var documented = XDocument
            .Parse(package.Text($"lib/net10.0/{id}.xml"))
            .Descendants("member")
            .Where(member => member.Element("summary") is { IsEmpty: false })
            .Select(member => member.Attribute("name")!.Value)
            .ToHashSet();

        var types = PublicTypes(package.Bytes($"lib/net10.0/{id}.dll"));

        Assert.True(types.Count > 5, $"Only {types.Count} public types in {id}.");
        Assert.All(types, type => Assert.Contains($"T:{type}", documented));
    }

    private static IReadOnlyList<string> PublicTypes(byte[] assembly)
    {
        using var file = new PEReader(new MemoryStream(assembly));
        var reader = file.GetMetadataReader();
        return
        [
            .. reader
                .TypeDefinitions.Select(reader.GetTypeDefinition)
                .Where(type => (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public)
                .Select(type => $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}"),
        ];
    }
}
