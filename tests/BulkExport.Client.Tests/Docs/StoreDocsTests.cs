using System.Text.RegularExpressions;

namespace BulkExport.Client.Tests.Docs;

/// <summary>Verifies that the C# snippets of the documents about exports, records, scale-out, stores, synchronization and values are compiled code.</summary>
public sealed partial class StoreDocsTests
{
    private static readonly string DocsDirectory = Path.Combine(AppContext.BaseDirectory, "Docs");

    [Theory]
    [InlineData("export.md", "ExportSnippets.cs")]
    [InlineData("records.md", "RecordSnippets.cs")]
    [InlineData("scale-out.md", "ScaleOutSnippets.cs")]
    [InlineData("sync.md", "SyncSnippets.cs")]
    [InlineData("stores.md", "MyStoreTests.cs", "StoreSnippets.cs")]
    [InlineData("values.md", "ValueSnippets.cs")]
    public void Document_Snippets_MatchCompiledCode(string document, params string[] sources)
    {
        var text = File.ReadAllText(Path.Combine(DocsDirectory, document));
        var compiled = sources
            .SelectMany(source => Marked().Matches(File.ReadAllText(Path.Combine(DocsDirectory, source))))
            .ToDictionary(match => match.Groups["name"].Value, match => Normalize(match.Groups["code"].Value));
        var shown = Shown().Matches(text).ToDictionary(match => match.Groups["name"].Value, match => Normalize(match.Groups["code"].Value));

        Assert.Equal(compiled.OrderBy(pair => pair.Key), shown.OrderBy(pair => pair.Key));
        Assert.Equal(shown.Count, Fences().Count(text)); // no C# without a name
    }

    /// <summary>Removes the indentation of the first line from all lines.</summary>
    private static string Normalize(string code)
    {
        var lines = code.TrimEnd().Split('\n').Select(line => line.TrimEnd()).ToArray();
        var indentation = lines[0].Length - lines[0].TrimStart().Length;
        return string.Join('\n', lines.Select(line => line.Length > indentation ? line[indentation..] : line.TrimStart()));
    }

    [GeneratedRegex(@"// <(?<name>[a-z0-9-]+)>\r?\n(?<code>.*?)\s*// </\k<name>>", RegexOptions.Singleline)]
    private static partial Regex Marked();

    [GeneratedRegex(@"<!-- snippet: (?<name>[a-z0-9-]+) -->\r?\n```csharp\r?\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Shown();

    [GeneratedRegex("^```csharp", RegexOptions.Multiline)]
    private static partial Regex Fences();
}
