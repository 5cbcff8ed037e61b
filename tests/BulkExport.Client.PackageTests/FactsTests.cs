using System.Text.RegularExpressions;
using BulkExport.Client.PackageTests.Support;

namespace BulkExport.Client.PackageTests;

/// <summary>What the packages say of themselves, and what they bring along.</summary>
public sealed partial class FactsTests(PackedPackages packages)
{
    [Theory]
    [MemberData(nameof(PackedPackages.Ids), MemberType = typeof(PackedPackages))]
    public async Task Facts_OfThePackage_AreComplete(string id)
    {
        var package = packages.Read(id);
        var head = (await Command.RunAsync(Repository.Folder, "git", ["rev-parse", "HEAD"])).Trim();

        Assert.Equal(id, package.Fact("id"));
        Assert.Matches(SemanticVersion(), package.Version);
        Assert.Equal("The BulkExport.Client maintainers", package.Fact("authors"));
        Assert.Equal("expression", package.Element("license")?.Attribute("type")?.Value);
        Assert.Equal("MIT", package.Fact("license"));
        Assert.Equal("README.md", package.Fact("readme"));
        Assert.Contains("BulkExport", package.Fact("description"), StringComparison.Ordinal);
        Assert.Contains("twilio", package.Fact("tags")?.Split(' ') ?? []);
        Assert.Equal("git", package.Element("repository")?.Attribute("type")?.Value);
        Assert.Equal(head, package.Element("repository")?.Attribute("commit")?.Value);
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
        AssertDependencies(
            PackedPackages.Client,
            [
                "Microsoft.Extensions.Http",
                "Microsoft.Extensions.Options.ConfigurationExtensions",
                "Polly.Core",
                "Polly.Extensions",
                "Refit",
                "System.IO.Hashing",
            ]
        );

    [Fact]
    public void Dependencies_OfTheSimulatedService_AreTheseOnly()
    {
        AssertDependencies(
            PackedPackages.Testing,
            [PackedPackages.Client, "Microsoft.IdentityModel.Protocols.OpenIdConnect", "WireMock.Net.Minimal"]
        );
        var frameworks = packages.Read(PackedPackages.Testing).Facts.Descendants().Where(one => one.Name.LocalName == "frameworkReference");
        Assert.Equal("Microsoft.AspNetCore.App", Assert.Single(frameworks).Attribute("name")?.Value);
    }

    /// <summary>Each from the version on that we build against: a release, and for what belongs to .NET one of the target's own line.</summary>
    private void AssertDependencies(string id, string[] expected)
    {
        var group = Assert.Single(packages.Read(id).Element("dependencies")!.Elements());
        var found = group.Elements().ToDictionary(one => one.Attribute("id")!.Value, one => one.Attribute("version")!.Value);

        Assert.Equal("net10.0", group.Attribute("targetFramework")?.Value);
        Assert.Equal(expected.Order(), found.Keys.Order());
        Assert.All(found.Where(one => one.Key != PackedPackages.Client), one => Assert.Equal(Repository.Versions[one.Key], one.Value));
        Assert.All(found.Where(one => one.Key != PackedPackages.Client), one => Assert.Matches(Release(), one.Value));
        Assert.All(found.Where(one => OfDotNet().IsMatch(one.Key)), one => Assert.StartsWith("10.", one.Value, StringComparison.Ordinal));
        Assert.Equal(found.GetValueOrDefault(PackedPackages.Client, packages.Read(id).Version), packages.Read(id).Version);
    }

    [GeneratedRegex(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$")]
    private static partial Regex SemanticVersion();

    [GeneratedRegex(@"^\d+(\.\d+){1,3}$")]
    private static partial Regex Release();

    [GeneratedRegex(@"^(Microsoft\.Extensions|System)\.")]
    private static partial Regex OfDotNet();
}
