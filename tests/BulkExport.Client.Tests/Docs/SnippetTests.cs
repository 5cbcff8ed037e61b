using BulkExport.Client.Tests.Docs.Support;

namespace BulkExport.Client.Tests.Docs;

/// <summary>Tests that the pages show compiled code, and all code that is marked as a snippet.</summary>
public sealed class SnippetTests
{
    [Theory]
    [MemberData(nameof(DocumentationPages.All), MemberType = typeof(DocumentationPages))]
    [MemberData(nameof(DocumentationPages.OfPackages), MemberType = typeof(DocumentationPages))]
    public void Page_Code_EqualsCompiledRegion(string page)
    {
        foreach (var block in MarkdownPage.Read(page).CodeBlocks)
        {
            var region = SnippetRegions.All[block.Snippet ?? string.Empty].FirstOrDefault();
            if (region is not null)
            {
                Assert.Equal(SnippetRegions.GetExpectedText(region, block.Language), SnippetRegions.GetShownText(block.Code, region));
            }

            // Code in another language can be compared by the test that runs it.
            Assert.True(region is not null || block.Language != "csharp", $"The region // <{block.Snippet}> does not exist:\n{block.Code}");
        }
    }

    [Fact]
    public void Regions_Names_AreUnique() =>
        Assert.Empty(SnippetRegions.All.Where(region => region.Skip(1).Any()).Select(region => region.Key));

    [Fact]
    public void Regions_All_AreShown()
    {
        var pages = DocumentationPages.Paths.Concat(DocumentationPages.PackagePaths);
        var shown = pages.SelectMany(page => MarkdownPage.Read(page).CodeBlocks).Select(block => block.Snippet ?? "");

        Assert.Empty(SnippetRegions.All.Select(region => region.Key).Except(shown));
    }

    [Fact]
    public void Find_NestedRegions_OmitsInnerMarkers() =>
        Assert.Equal(
            [("outer", "  a();\n  b();"), ("inner", "  b();")],
            SnippetRegions.Find("// <outer>\n  a();\n  # <inner>\n  b();\n  # </inner>\n// </outer>\n")
        );

    [Fact]
    public void Find_RegionWithoutEnd_Throws() =>
        Assert.Throws<InvalidOperationException>(() => SnippetRegions.Find("// <a>\n// </b>").ToList());

    [Theory]
    [InlineData("csharp", "    using var a = B();\n    Run();", "using var a = B();\nRun();")]
    [InlineData("json", "const string A = \"\"\"\n    { \"a\":\n      1 }\n    \"\"\";", "{ \"a\":\n1 }")]
    public void GetExpectedText_Region_ReturnsTextWithoutIndentation(string language, string region, string expected) =>
        Assert.Equal(expected, SnippetRegions.GetExpectedText(region, language));

    [Theory]
    [InlineData("using A;\nusing A.B;\n\nRun();", "Run();", "Run();")]
    [InlineData("using A;\n\nRun();", "using B;\n\nRun();", "using A;\n\nRun();")]
    public void GetShownText_UsingDirectives_AreOmittedUnlessRegionHasThem(string code, string region, string expected) =>
        Assert.Equal(expected, SnippetRegions.GetShownText(code, region));
}
