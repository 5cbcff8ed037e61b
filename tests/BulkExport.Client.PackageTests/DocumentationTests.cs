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

        Assert.True(
            types.Count > (id is PackedPackages.Client or PackedPackages.Testing ? 5 : 0),
            $"Only {types.Count} public types in {id}."
        );
        Assert.All(types, type => Assert.Contains($"T:{type}", documented));
    }

    [Theory]
    [MemberData(nameof(PackedPackages.Ids), MemberType = typeof(PackedPackages))]
    public void Documentation_Members_ArePublic(string id)
    {
        var package = packages.Read(id);
        var types = PublicTypes(package.Bytes($"lib/net10.0/{id}.dll")).ToHashSet();

        var members = XDocument
            .Parse(package.Text($"lib/net10.0/{id}.xml"))
            .Descendants("member")
            .Select(member => member.Attribute("name")!.Value)
            .ToArray();

        Assert.NotEmpty(members);
        Assert.All(members.Where(member => member[0] == 'T'), member => Assert.Contains(WithoutNestedType(member[2..]), types));
        Assert.DoesNotContain(members, member => member.Contains("Validator", StringComparison.Ordinal) || member.Contains('<'));
        Assert.DoesNotContain("P:BulkExport.Client.BulkExportClientOptions.CredentialDescription", members); // an internal member

        string WithoutNestedType(string type) => types.Contains(type) ? type : type[..type.LastIndexOf('.')];
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
