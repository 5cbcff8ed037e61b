using System.Text.RegularExpressions;
using BulkExport.Client.PackageTests.Support;

namespace BulkExport.Client.PackageTests;

/// <summary>Tests that the code of the recipes is part of programs that other tests compile and run.</summary>
public sealed partial class RecipeTests
{
    private static readonly string DirectoryPath = Repository.PathOf("docs", "recipes");

    /// <summary>Gets the names of the pages.</summary>
    public static TheoryData<string> Pages => [.. Directory.GetFiles(DirectoryPath, "*.md").Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_Code_IsPartOfSource(string page)
    {
        var text = Read(page);
        var blocks = Block().Matches(text);

        Assert.Equal(Fence().Count(text), 2 * blocks.Count); // no code without a source
        Assert.All(
            blocks,
            block =>
                Assert.Contains(Normalize(block.Groups["code"].Value), ReadSource(block.Groups["source"].Value), StringComparison.Ordinal)
        );
        Assert.InRange(text.Split('\n').Length, 5, 80);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_Links_Exist(string page)
    {
        var links = RelativeLink().Matches(Read(page)).Select(match => match.Groups["to"].Value);

        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(DirectoryPath, link)), link));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Index_Pages_ListsPage(string page) =>
        Assert.True(page == "README.md" || Read("README.md").Contains($"({page})", StringComparison.Ordinal));

    private static string Read(string page) => File.ReadAllText(Path.Combine(DirectoryPath, page)).ReplaceLineEndings("\n");

    private static string ReadSource(string path) => Normalize(File.ReadAllText(Repository.PathOf(path.Split('/'))));

    /// <summary>Removes the indentation, which depends on the place of the code, and encloses the code in line feeds.</summary>
    private static string Normalize(string code) =>
        $"\n{string.Join('\n', code.Trim().ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()))}\n";

    [GeneratedRegex(@"<!-- source: (?<source>\S+) -->\n```\w+\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^```", RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\((?!https://)(?<to>[^)#]+)")]
    private static partial Regex RelativeLink();
}
