using System.Text.RegularExpressions;
using BulkExport.Client.PackageTests.Support;

namespace BulkExport.Client.PackageTests;

/// <summary>Tests the metadata and the dependencies of the packages.</summary>
public sealed partial class PackageMetadataTests(PackedPackages packages)
{
    [Theory]
    [MemberData(nameof(PackedPackages.Ids), MemberType = typeof(PackedPackages))]
    public void Metadata_Package_IsComplete(string id)
    {
        var package = packages.Read(id);

        Assert.Equal(id, package.GetMetadata("id"));
        Assert.Matches(SemanticVersion(), package.Version);
        Assert.Equal("The BulkExport.Client maintainers", package.GetMetadata("authors"));
        Assert.Equal("expression", package.Element("license")?.Attribute("type")?.Value);
        Assert.Equal("MIT", package.GetMetadata("license"));
        Assert.Equal("README.md", package.GetMetadata("readme"));
        Assert.Equal("icon.png", package.GetMetadata("icon"));
        Assert.Contains(
            "- Jobs: create, fetch, list and delete",
            package.GetMetadata("releaseNotes") ?? string.Empty,
            StringComparison.Ordinal
        );
        Assert.Contains("BulkExport", package.GetMetadata("description"), StringComparison.Ordinal);
        Assert.Contains("twilio", package.GetMetadata("tags")?.Split(' ') ?? []);
        Assert.Equal("git", package.Element("repository")?.Attribute("type")?.Value);
        Assert.Equal(PublicClone.Address, package.Element("repository")?.Attribute("url")?.Value);
        Assert.Equal(packages.Clone.Commit, package.Element("repository")?.Attribute("commit")?.Value);
    }

    [Fact]
    public void Metadata_AllPackages_ShareVersionButNotDescription()
    {
        var all = PackedPackages.Ids.Select(row => packages.Read(row.Data)).ToArray();

        Assert.Single(all.Select(package => package.Version).Distinct());
        Assert.Distinct(all.Select(package => package.GetMetadata("description")));
        Assert.Distinct(all.Select(package => package.GetMetadata("tags")));
    }

    [Fact]
    public void Dependencies_Client_AreExpected() =>
        AssertDependencies(
            PackedPackages.Client,
            "Microsoft.Extensions.Http 10.0.0",
            "Microsoft.Extensions.Options.ConfigurationExtensions 10.0.0",
            "Polly.Core 8.9.1",
            "Polly.Extensions 8.9.1",
            "Refit 16.4.0",
            "System.IO.Hashing 10.0.13"
        );

    [Fact]
    public void Dependencies_Testing_AreExpected() =>
        AssertDependencies(
            PackedPackages.Testing,
            $"{PackedPackages.Client} {packages.Read(PackedPackages.Testing).Version}",
            "Microsoft.AspNetCore.App of the SDK",
            "Microsoft.IdentityModel.Protocols.OpenIdConnect 8.16.0",
            "WireMock.Net.Minimal 2.21.0"
        );

    [Theory]
    [InlineData(PackedPackages.AzureBlobs, "Azure.Storage.Blobs 12.30.1")]
    [InlineData(PackedPackages.S3, "AWSSDK.S3 4.1.0")]
    public void Dependencies_CloudStore_AreExpected(string id, string sdk) =>
        AssertDependencies(id, $"{PackedPackages.Client} {packages.Read(id).Version}", sdk);

    /// <summary>Asserts the dependencies with their minimum versions. They are listed explicitly, so that an update of a central version does not
    /// change the requirements of users unnoticed.</summary>
    private void AssertDependencies(string id, params string[] expected)
    {
        var package = packages.Read(id);
        var elements = package.Metadata.Elements().Where(one => one.Name.LocalName is "dependencies" or "frameworkReferences");
        var groups = elements.SelectMany(one => one.Elements()).ToArray();
        var found = groups
            .SelectMany(group => group.Elements())
            .Select(one =>
                one.Name.LocalName == "dependency"
                    ? $"{one.Attribute("id")?.Value} {one.Attribute("version")?.Value}"
                    : $"{one.Attribute("name")?.Value} of the SDK"
            );

        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.All(groups, group => Assert.Equal("net10.0", group.Attribute("targetFramework")?.Value));
    }

    [GeneratedRegex(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$")]
    private static partial Regex SemanticVersion();
}
