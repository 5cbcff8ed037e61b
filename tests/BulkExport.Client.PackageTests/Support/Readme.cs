using System.Text.RegularExpressions;

namespace BulkExport.Client.PackageTests.Support;

/// <summary>The C# that a README shows.</summary>
internal static partial class Readme
{
    /// <summary>Its snippets by name. Their <c>using</c> lines stand at the top of the file that takes them.</summary>
    public static IReadOnlyDictionary<string, string> SnippetsOf(string readme) =>
        Shown()
            .Matches(readme)
            .ToDictionary(match => match.Groups["name"].Value, match => Usings().Replace(match.Groups["code"].Value, string.Empty));

    [GeneratedRegex(@"<!-- snippet: (?<name>[a-z-]+) -->\n```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Shown();

    [GeneratedRegex(@"^using [\w.]+;\n", RegexOptions.Multiline)]
    private static partial Regex Usings();
}
