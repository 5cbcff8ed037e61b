namespace BulkExport.Client.Tests.Docs.Support;

/// <summary>The Markdown pages for users and contributors, as paths relative to the root directory of the repository.</summary>
internal static class DocumentationPages
{
    public const string Start = "README.md";
    public const string Index = "docs/README.md";

    private static readonly string[] RootPages = [Start, "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"];

    /// <summary>Gets all pages.</summary>
    public static TheoryData<string> All => [.. Paths];

    /// <summary>Gets the paths of all pages.</summary>
    public static IReadOnlyList<string> Paths { get; } = [.. RootPages, .. Repository.EnumerateFiles("docs", ".md")];

    /// <summary>Gets the READMEs of the packages.</summary>
    public static TheoryData<string> OfPackages => [.. PackagePaths];

    /// <summary>Gets the paths of the READMEs of the packages, which a gallery shows without the other files of the repository.</summary>
    public static IReadOnlyList<string> PackagePaths { get; } =
    [.. Repository.EnumerateFiles("src", ".md").Where(path => path.EndsWith("/PACKAGE.md", StringComparison.Ordinal))];

    /// <summary>Gets the path that a relative link of a page points to, without the anchor; <see langword="null"/> if it is outside of the
    /// repository.</summary>
    public static string? Resolve(string page, string link)
    {
        var target = link.Split('#')[0];
        var directory = Path.GetDirectoryName(page)!;
        var path = target.Length == 0 ? page : Path.GetRelativePath(".", Path.Combine(directory, target)).Replace('\\', '/');
        return path.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(path) ? null : path;
    }

    /// <summary>Gets the pages that a page links to.</summary>
    public static IEnumerable<string> GetLinkedPages(string page) =>
        MarkdownPage.Read(page).Links.Where(IsRelative).Select(link => Resolve(page, link)).OfType<string>().Intersect(Paths);

    public static bool IsRelative(string link) => !link.Contains(':', StringComparison.Ordinal);
}
