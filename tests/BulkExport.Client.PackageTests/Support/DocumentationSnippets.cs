using System.Text.RegularExpressions;

namespace BulkExport.Client.PackageTests.Support;

/// <summary>Extracts the C# snippets of the README and of the pages in <c>docs/</c>.</summary>
internal static partial class DocumentationSnippets
{
    /// <summary>Gets the snippets of all pages by name.</summary>
    public static IReadOnlyDictionary<string, string> ReadAll() =>
        Directory
            .GetFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories)
            .Append(Repository.PathOf("README.md"))
            .SelectMany(ReadPage)
            .ToDictionary();

    /// <summary>Gets the snippets of a page by name, without their <c>using</c> directives, which are at the top of the file that contains the
    /// snippet.</summary>
    public static IEnumerable<KeyValuePair<string, string>> ReadPage(string path) =>
        ReadPrograms(path).Select(program => KeyValuePair.Create(program.Key, Usings().Replace(program.Value, string.Empty)));

    /// <summary>Gets the snippets of a page by name, as the page shows them.</summary>
    public static IEnumerable<KeyValuePair<string, string>> ReadPrograms(string path) =>
        Shown()
            .Matches(File.ReadAllText(path).ReplaceLineEndings("\n"))
            .Select(match => KeyValuePair.Create(match.Groups["name"].Value, match.Groups["code"].Value));

    [GeneratedRegex(@"<!-- snippet: (?<name>[a-z0-9-]+) -->\n```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Shown();

    [GeneratedRegex(@"^using [\w.]+;\n", RegexOptions.Multiline)]
    private static partial Regex Usings();
}
