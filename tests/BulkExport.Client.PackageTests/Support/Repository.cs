using System.Reflection;
using System.Xml.Linq;

namespace BulkExport.Client.PackageTests.Support;

/// <summary>The clone that these tests were built from.</summary>
internal static class Repository
{
    /// <summary>Its folder, with a separator at the end.</summary>
    public static string Folder { get; } = Metadata("Repository");

    /// <summary>Where this machine keeps the packages that it has fetched before.</summary>
    public static string MachinePackages { get; } = Metadata("MachinePackages");

    /// <summary>The versions of <c>Directory.Packages.props</c>, by package.</summary>
    public static IReadOnlyDictionary<string, string> Versions { get; } =
        XDocument
            .Load(PathOf("Directory.Packages.props"))
            .Descendants("PackageVersion")
            .ToDictionary(pin => pin.Attribute("Include")!.Value, pin => pin.Attribute("Version")!.Value);

    public static string PathOf(params string[] parts) => Path.Combine([Folder, .. parts]);

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == key).Value!;
}
