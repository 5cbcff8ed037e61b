using System.Text.RegularExpressions;
using BulkExport.Client.Tests.Docs.Support;

namespace BulkExport.Client.Tests.Docs;

/// <summary>Tests that the test classes that pages name as evidence exist.</summary>
public sealed partial class EvidenceTests
{
    [Fact]
    public void Correctness_NamedClasses_Exist()
    {
        var rows = File.ReadAllLines(Repository.GetFullPath("docs/correctness.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| Guarantee", StringComparison.Ordinal))
            .Where(line => !line.StartsWith("| ---", StringComparison.Ordinal))
            .ToArray();

        Assert.True(rows.Length >= 25, $"Only {rows.Length} guarantees.");
        Assert.All(
            rows,
            row =>
            {
                var evidence = row.TrimEnd('|', ' ').Split(" | ")[^1];
                var references = Reference().Matches(evidence);
                Assert.NotEmpty(references);
                Assert.Equal(evidence.Split("<br>").Length, references.Count);
                foreach (Match reference in references)
                {
                    Assert.All(reference.Groups["class"].Captures, name => AssertExists(reference.Groups["project"].Value, name.Value));
                }
            }
        );
    }

    [Fact]
    public void Security_NamedClasses_Exist()
    {
        var names = TestClass()
            .Matches(File.ReadAllText(Repository.GetFullPath("docs/security.md")))
            .Select(match => match.Groups["class"].Value);

        Assert.True(names.Count() >= 30, $"Only {names.Count()} test classes.");
        Assert.All(names, name => Assert.NotEmpty(FindSources(string.Empty, name)));
    }

    private static void AssertExists(string project, string name) =>
        Assert.True(FindSources(project, name).Length > 0, $"The class {name} does not exist in {project}.");

    private static string[] FindSources(string project, string name) =>
        [
            .. Repository
                .EnumerateFiles($"tests/{project}", ".cs")
                .Where(path => Path.GetFileName(path) == $"{name}.cs")
                .Where(path => File.ReadAllText(Repository.GetFullPath(path)).Contains($"class {name}", StringComparison.Ordinal)),
        ];

    [GeneratedRegex(@"`(?<project>BulkExport\.[\w.]+)`: `(?<class>\w+)`(?:, `(?<class>\w+)`)*")]
    private static partial Regex Reference();

    [GeneratedRegex(@"`(?<class>\w+Tests)`")]
    private static partial Regex TestClass();
}
