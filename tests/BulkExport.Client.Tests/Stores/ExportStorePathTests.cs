namespace BulkExport.Client.Tests.Stores;

public class ExportStorePathTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("resource_type=Messages/day=2026-11-01/Messages-2026-11-01.json.gz")]
    [InlineData(".hidden/_private/a b/ü😀")]
    [InlineData("CONSOLE/com10/lpt")]
    [InlineData("_bulkexports/a")]
    [InlineData("..a/a..b")]
    public void ThrowIfInvalidFilePath_ValidPath_DoesNotThrow(string path)
    {
        ExportStorePath.ThrowIfInvalidFilePath(path);
        Assert.True(ExportStorePath.IsValidFilePath(path));
        ExportStorePath.ThrowIfInvalidDocumentPath($"_bulkexport/{path}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../a")]
    [InlineData("a/..")]
    [InlineData("a\\..\\b")]
    [InlineData("C:/a")]
    [InlineData("a\nb")]
    [InlineData("a\u007f")]
    [InlineData("a\0")]
    [InlineData("a<b")]
    [InlineData("a?")]
    [InlineData("a*")]
    [InlineData("a|b")]
    [InlineData("a\"b")]
    [InlineData("a.")]
    [InlineData("a /b")]
    [InlineData("con")]
    [InlineData("a/NUL.txt/b")]
    [InlineData("nul .txt")]
    [InlineData("COM1")]
    [InlineData("lpt³.gz")]
    public void ThrowIfInvalidFilePath_InvalidPath_Throws(string path)
    {
        Assert.False(ExportStorePath.IsValidFilePath(path));
        Assert.Equal("path", Assert.Throws<ArgumentException>(() => ExportStorePath.ThrowIfInvalidFilePath(path)).ParamName);
        Assert.Throws<ArgumentException>(() => ExportStorePath.ThrowIfInvalidDocumentPath($"_bulkexport/{path}"));
    }

    [Theory]
    [InlineData("_bulkexport/owner.json")]
    [InlineData("_bulkexport")]
    [InlineData("_BulkExport/owner.json")]
    public void ThrowIfInvalidFilePath_DocumentPath_Throws(string path) =>
        Assert.Throws<ArgumentException>(() => ExportStorePath.ThrowIfInvalidFilePath(path));

    [Theory]
    [InlineData("owner.json")]
    [InlineData("_BulkExport/owner.json")]
    [InlineData("_bulkexport")]
    public void ThrowIfInvalidDocumentPath_FilePath_Throws(string path) =>
        Assert.Throws<ArgumentException>(() => ExportStorePath.ThrowIfInvalidDocumentPath(path));

    [Fact]
    public void ThrowIfInvalidFilePath_LengthLimits_CountsBytes()
    {
        ExportStorePath.ThrowIfInvalidFilePath(new string('a', 255));
        ExportStorePath.ThrowIfInvalidFilePath(string.Join('/', Enumerable.Repeat(new string('a', 89), 10)) + "b");
        Assert.False(ExportStorePath.IsValidFilePath(new string('a', 256)));
        Assert.False(ExportStorePath.IsValidFilePath("\ud800"));
        Assert.False(ExportStorePath.IsValidFilePath(new string('ü', 128)));
        Assert.False(ExportStorePath.IsValidFilePath(string.Join('/', Enumerable.Repeat(new string('a', 89), 10)) + "bc"));
    }

    [Fact]
    public void ThrowIfInvalidPrefix_ValidPrefix_DoesNotThrow()
    {
        foreach (var prefix in new[] { "", "a", "a/", "a/day=2026-1", "_" })
        {
            ExportStorePath.ThrowIfInvalidPrefix(prefix);
        }

        const string Reserved = "_bulkexport/";
        Assert.Equal("Reserved", Assert.Throws<ArgumentException>(() => ExportStorePath.ThrowIfInvalidPrefix(Reserved)).ParamName);
        Assert.Equal("prefix", Assert.Throws<ArgumentException>(() => ExportStorePath.ThrowIfInvalidPrefix(Reserved, "prefix")).ParamName);
        Assert.Equal(
            "'../' is not a valid prefix of a path in a store: it must not contain the segment '.' or '..'. (Parameter 'prefix')",
            Assert.Throws<ArgumentException>(() => ExportStorePath.ThrowIfInvalidPrefix("../", "prefix")).Message
        );
        Assert.Throws<ArgumentException>(() => ExportStorePath.ThrowIfInvalidPrefix("/"));
        Assert.Throws<ArgumentException>(() => ExportStorePath.ThrowIfInvalidPrefix("a//"));
    }
}
