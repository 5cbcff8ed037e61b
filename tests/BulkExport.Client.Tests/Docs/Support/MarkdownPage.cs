using System.Text.RegularExpressions;

namespace BulkExport.Client.Tests.Docs.Support;

/// <summary>Parses the code blocks, the links and the headings of a Markdown page.</summary>
internal sealed partial class MarkdownPage
{
    public MarkdownPage(string text)
    {
        text = text.ReplaceLineEndings("\n");
        CodeBlocks =
        [
            .. Fence()
                .Matches(text)
                .Select(match => new CodeBlock(
                    match.Groups["language"].Value,
                    match.Groups["name"] is { Success: true, Value: var name } ? name : null,
                    match.Groups["code"].Value
                )),
        ];
        var prose = Fence().Replace(text, string.Empty);
        var headings = Heading().Matches(prose).Select(match => CreateAnchor(match.Groups["text"].Value)).ToArray();
        Anchors = headings
            .Select((anchor, index) => AppendNumber(anchor, headings.Take(index).Count(other => other == anchor)))
            .ToHashSet();
        Links = [.. Link().Matches(InlineCode().Replace(prose, "code")).Select(match => match.Groups["target"].Value)];
    }

    /// <summary>Gets the fenced code blocks.</summary>
    public IReadOnlyList<CodeBlock> CodeBlocks { get; }

    /// <summary>Gets the anchors of the headings.</summary>
    public IReadOnlySet<string> Anchors { get; }

    /// <summary>Gets the targets of the links and images outside of code, in order.</summary>
    public IReadOnlyList<string> Links { get; }

    /// <summary>Reads a page of the repository.</summary>
    public static MarkdownPage Read(string relativePath) => new(File.ReadAllText(Repository.GetFullPath(relativePath)));

    /// <summary>Creates the anchor of a heading as GitHub does.</summary>
    private static string CreateAnchor(string heading) =>
        NotInAnchor().Replace(LinkText().Replace(heading, "${text}").Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-');

    private static string AppendNumber(string anchor, int previousCount) => previousCount == 0 ? anchor : $"{anchor}-{previousCount}";

    [GeneratedRegex(
        @"(?:^<!-- snippet: (?<name>[a-z0-9-]+) -->\n)?^(?<fence>```+)(?<language>[^\n]*)\n(?<code>.*?)^\k<fence>$",
        RegexOptions.Multiline | RegexOptions.Singleline
    )]
    private static partial Regex Fence();

    [GeneratedRegex("^#{1,6} (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[(?<text>[^\]]+)\]\([^)]+\)")]
    private static partial Regex LinkText();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex("(?<ticks>`+)[^`].*?\\k<ticks>")]
    private static partial Regex InlineCode();

    /// <summary>Matches the URI of a link or image, inline or as a reference definition.</summary>
    [GeneratedRegex(@"\]\((?<target>[^)\s]*)\)|^\[[^\]]+\]:\s*(?<target>\S+)", RegexOptions.Multiline)]
    private static partial Regex Link();
}
