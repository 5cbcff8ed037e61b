using System.Text.RegularExpressions;

namespace BulkExport.Client.Tests.Docs.Support;

/// <summary>Finds the regions of the compiled sources that pages show: the lines between <c>// &lt;name&gt;</c> and <c>// &lt;/name&gt;</c>, or
/// between the same comments of a shell script.</summary>
internal static partial class SnippetRegions
{
    /// <summary>Gets the code of all regions by name.</summary>
    public static ILookup<string, string> All { get; } =
        new[] { "samples", "tests" }
            .SelectMany(directory => Repository.EnumerateFiles(directory, ".cs", ".sh"))
            .SelectMany(file => Find(File.ReadAllText(Repository.GetFullPath(file))))
            .ToLookup(region => region.Name, region => region.Code);

    /// <summary>Finds the regions of a source. The markers of other regions are not part of the code.</summary>
    /// <exception cref="InvalidOperationException">A region does not end.</exception>
    public static IEnumerable<(string Name, string Code)> Find(string source)
    {
        var lines = source.ReplaceLineEndings("\n").Split('\n');
        for (var start = 0; start < lines.Length; start++)
        {
            if (Marker().Match(lines[start]) is { Success: true } match && !match.Groups["end"].Success)
            {
                var name = match.Groups["name"].Value;
                var length = Array.FindIndex(lines, start, line => IsEndOf(name, line)) - start - 1;
                yield return length >= 0
                    ? (name, string.Join('\n', lines.Skip(start + 1).Take(length).Where(line => !Marker().IsMatch(line))))
                    : throw new InvalidOperationException($"The region {name} does not end.");
            }
        }
    }

    /// <summary>Makes code comparable: removes the indentation, which depends on the place of the code.</summary>
    public static string Normalize(string code) =>
        string.Join('\n', code.Trim().ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()));

    /// <summary>Gets the text that a page shows of a region: its code or, in another language than C#, the content of the raw string literal that
    /// the region consists of.</summary>
    public static string GetExpectedText(string region, string language) =>
        Normalize(language != "csharp" && RawString().Match(region) is { Success: true } match ? match.Groups["content"].Value : region);

    /// <summary>Gets the text that a page shows, without <c>using</c> directives unless the region contains them: usually they are at the top of the
    /// source.</summary>
    public static string GetShownText(string code, string region) =>
        Normalize(Usings().IsMatch(region) ? code : Usings().Replace(code.ReplaceLineEndings("\n"), string.Empty));

    private static bool IsEndOf(string name, string line) =>
        Marker().Match(line) is { Success: true } match && match.Groups["end"].Success && match.Groups["name"].Value == name;

    [GeneratedRegex("^\\s*(//|#) <(?<end>/)?(?<name>[a-z0-9-]+)>\\s*$")]
    private static partial Regex Marker();

    [GeneratedRegex(@"^(using [\w.]+;\s*\n)+")]
    private static partial Regex Usings();

    [GeneratedRegex("""^[^\n]*\$*\"{3}\n(?<content>.*)\n\s*\"{3}[^\n]*\s*$""", RegexOptions.Singleline)]
    private static partial Regex RawString();
}
