using BulkExport.Client.Tests.Docs.Support;

namespace BulkExport.Client.Tests.Docs;

/// <summary>Tests that the links of the pages are valid, and that each page can be found.</summary>
public sealed class LinkTests
{
    [Theory]
    [MemberData(nameof(DocumentationPages.All), MemberType = typeof(DocumentationPages))]
    public void Page_RelativeLinks_PointToExistingFilesAndHeadings(string page)
    {
        foreach (var link in MarkdownPage.Read(page).Links.Where(DocumentationPages.IsRelative))
        {
            var path = DocumentationPages.Resolve(page, link);
            Assert.True(path is not null && Path.Exists(Repository.GetFullPath(path)), $"{link} does not exist.");
            if (link.Split('#') is [_, var anchor])
            {
                Assert.True(MarkdownPage.Read(path).Anchors.Contains(anchor), $"{link} is not a heading.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(DocumentationPages.All), MemberType = typeof(DocumentationPages))]
    public void Page_AbsoluteLinks_AreWellFormedHttps(string page) =>
        Assert.All(
            MarkdownPage.Read(page).Links.Where(link => !DocumentationPages.IsRelative(link)),
            link =>
                Assert.True(
                    link.StartsWith("https://", StringComparison.Ordinal) && Uri.IsWellFormedUriString(link, UriKind.Absolute),
                    link
                )
        );

    [Theory]
    [MemberData(nameof(DocumentationPages.OfPackages), MemberType = typeof(DocumentationPages))]
    public void Package_Links_AreAbsoluteHttps(string page) =>
        Assert.All(MarkdownPage.Read(page).Links, link => Assert.StartsWith("https://", link, StringComparison.Ordinal));

    [Fact]
    public void Pages_All_AreReachableFromReadmeInTwoClicks()
    {
        var first = DocumentationPages.GetLinkedPages(DocumentationPages.Start).ToArray();
        var reachable = first.Append(DocumentationPages.Start).Concat(first.SelectMany(DocumentationPages.GetLinkedPages));

        Assert.Empty(DocumentationPages.Paths.Except(reachable));
    }

    [Fact]
    public void Index_Pages_ListsEachPageOfDocs()
    {
        var listed = DocumentationPages.GetLinkedPages(DocumentationPages.Index).Append(DocumentationPages.Index);

        Assert.Empty(DocumentationPages.Paths.Where(page => page.StartsWith("docs/", StringComparison.Ordinal)).Except(listed));
    }

    [Fact]
    public void Parse_Page_ReturnsLinksAnchorsAndCode()
    {
        var page = new MarkdownPage(
            """
            # Retries & `Retry-After`
            [one](a.md#b), ![two](https://example.com/b.png), `[no](c.md)`
            ## [Same](d.md)
            ## Same
            <!-- snippet: run -->
            ```csharp
            # [no](e.md)
            ```
            [f]: g.md
            """
        );

        Assert.Equal(["a.md#b", "https://example.com/b.png", "d.md", "g.md"], page.Links);
        Assert.Equal(["retries--retry-after", "same", "same-1"], page.Anchors);
        Assert.Equal([new CodeBlock("csharp", "run", "# [no](e.md)\n")], page.CodeBlocks);
    }

    [Theory]
    [InlineData("docs/jobs.md", "errors.md#retries", "docs/errors.md")]
    [InlineData("docs/contributing/soak.md", "../../README.md", "README.md")]
    [InlineData("docs/jobs.md", "#wait", "docs/jobs.md")]
    [InlineData("README.md", "../outside.md", null)]
    public void Resolve_RelativeLink_ReturnsPathInRepository(string page, string link, string? expected) =>
        Assert.Equal(expected, DocumentationPages.Resolve(page, link));
}
