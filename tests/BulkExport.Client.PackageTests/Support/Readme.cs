using System.Text.RegularExpressions;

namespace BulkExport.Client.PackageTests.Support;

/// <summary>Extracts the C# snippets of a README.</summary>
internal static partial class Readme
{
    /// <summary>Gets the snippets by name, without their <c>using</c> directives, which are at the top of the file that contains the
    /// snippet.</summary>
    public static IReadOnlyDictionary<string, string> SnippetsOf(string readme) =>
        Shown()
            .Matches(readme)
            .ToDictionary(match => match.Groups["name"].Value, match => Usings().Replace(match.Groups["code"].Value, string.Empty));

    [GeneratedRegex(@"<!-- snippet: (?<name>[a-z-]+) -->\n```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Shown();

    [GeneratedRegex(@"^using [\w.]+;\n", RegexOptions.Multiline)]
    private static partial Regex Usings();
}
