using System.Text.RegularExpressions;
using BulkExport.Client.PackageTests.Support;

namespace BulkExport.Client.PackageTests;

/// <summary>What the packages say of themselves, and what they bring along.</summary>
public sealed partial class FactsTests(PackedPackages packages)
{
    [Theory]
    [MemberData(nameof(PackedPackages.Ids), MemberType = typeof(PackedPackages))]
    public void Facts_OfThePackage_AreComplete(string id)
    {
        var package = packages.Read(id);

        Assert.Equal(id, package.Fact("id"));
        Assert.Matches(SemanticVersion(), package.Version);
        Assert.Equal("The BulkExport.Client maintainers", package.Fact("authors"));
        Assert.Equal("expression", package.Element("license")?.Attribute("type")?.Value);
        Assert.Equal("MIT", package.Fact("license"));
        Assert.Equal("README.md", package.Fact("readme"));
        Assert.Contains("BulkExport", package.Fact("description"), StringComparison.Ordinal);
        Assert.Contains("twilio", package.Fact("tags")?.Split(' ') ?? []);
        Assert.Equal("git", package.Element("repository")?.Attribute("type")?.Value);
        Assert.Equal(PublicClone.Address, package.Element("repository")?.Attribute("url")?.Value);
        Assert.Equal(packages.Clone.Commit, package.Element("repository")?.Attribute("commit")?.Value);
    }

    [Fact]
    public void Packages_HaveTheSameVersionAndSpeakForThemselves()
    {
        var (client, testing) = (packages.Read(PackedPackages.Client), packages.Read(PackedPackages.Testing));

        Assert.Equal(client.Version, testing.Version);
        Assert.NotEqual(client.Fact("description"), testing.Fact("description"));
        Assert.NotEqual(client.Fact("tags"), testing.Fact("tags"));
    }

    [Fact]
    public void Dependencies_OfTheClient_AreTheseOnly() =>
        AssertBringsAlong(
            PackedPackages.Client,
            "Microsoft.Extensions.Http 10.0.13",
            "Microsoft.Extensions.Options.ConfigurationExtensions 10.0.13",
            "Polly.Core 8.9.1",
            "Polly.Extensions 8.9.1",
            "Refit 16.4.0",
            "System.IO.Hashing 10.0.13"
        );

    [Fact]
    public void Dependencies_OfTheSimulatedService_AreTheseOnly() =>
        AssertBringsAlong(
            PackedPackages.Testing,
            $"{PackedPackages.Client} {packages.Read(PackedPackages.Testing).Version}",
            "Microsoft.AspNetCore.App of the SDK",
            "Microsoft.IdentityModel.Protocols.OpenIdConnect 8.16.0",
            "WireMock.Net.Minimal 2.21.0"
        );

    /// <summary>Each with the lowest version that users are left with. It is written out here so that a change for our own sake does not
    /// become theirs unnoticed.</summary>
    private void AssertBringsAlong(string id, params string[] expected)
    {
        var package = packages.Read(id);
        var elements = package.Facts.Elements().Where(one => one.Name.LocalName is "dependencies" or "frameworkReferences");
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
