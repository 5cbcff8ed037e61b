using System.Reflection;

namespace BulkExport.Client.Tests.Docs.Support;

/// <summary>Finds the files of the repository that the tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] GeneratedDirectories = ["bin", "obj", "out", "node_modules"];

    /// <summary>Gets the root directory, with a trailing separator.</summary>
    public static string DirectoryPath { get; } =
        typeof(Repository)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == nameof(Repository))
            .Value!;

    /// <summary>Gets the full path of a file or directory.</summary>
    public static string GetFullPath(string relativePath) => Path.GetFullPath(Path.Combine(DirectoryPath, relativePath));

    /// <summary>Enumerates the files below a directory, without generated ones, as paths relative to the root directory with slashes.</summary>
    public static IEnumerable<string> EnumerateFiles(string directory, params string[] extensions) =>
        Directory
            .EnumerateFiles(GetFullPath(directory), "*", SearchOption.AllDirectories)
            .Where(path => extensions.Contains(Path.GetExtension(path), StringComparer.Ordinal))
            .Select(path => Path.GetRelativePath(DirectoryPath, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Intersect(GeneratedDirectories).Any())
            .Order(StringComparer.Ordinal);
}
