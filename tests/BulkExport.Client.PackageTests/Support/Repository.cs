using System.Reflection;
using System.Xml.Linq;

namespace BulkExport.Client.PackageTests.Support;

/// <summary>Provides information about the repository that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>Gets the root directory, with a trailing separator.</summary>
    public static string DirectoryPath { get; } = Metadata("Repository");

    /// <summary>Gets the global packages directory of this machine.</summary>
    public static string GlobalPackagesDirectory { get; } = Metadata("GlobalPackagesDirectory");

    /// <summary>Gets the versions in <c>Directory.Packages.props</c>, by package.</summary>
    public static IReadOnlyDictionary<string, string> Versions { get; } =
        XDocument
            .Load(PathOf("Directory.Packages.props"))
            .Descendants("PackageVersion")
            .ToDictionary(pin => pin.Attribute("Include")!.Value, pin => pin.Attribute("Version")!.Value);

    public static string PathOf(params string[] parts) => Path.Combine([DirectoryPath, .. parts]);

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == key).Value!;
}
