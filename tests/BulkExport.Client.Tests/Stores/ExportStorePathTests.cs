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
    public void ThrowIfNotFile_ValidPath_DoesNotThrow(string path)
    {
        ExportStorePath.ThrowIfNotFile(path);
        Assert.True(ExportStorePath.IsFile(path));
        ExportStorePath.ThrowIfNotDocument($"_bulkexport/{path}");
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
    public void ThrowIfNotFile_InvalidPath_Throws(string path)
    {
        Assert.False(ExportStorePath.IsFile(path));
        Assert.Equal("path", Assert.Throws<ArgumentException>(() => ExportStorePath.ThrowIfNotFile(path)).ParamName);
        Assert.Throws<ArgumentException>(() => ExportStorePath.ThrowIfNotDocument($"_bulkexport/{path}"));
    }

    [Theory]
    [InlineData("_bulkexport/owner.json")]
    [InlineData("_bulkexport")]
    [InlineData("_BulkExport/owner.json")]
    public void ThrowIfNotFile_DocumentPath_Throws(string path) =>
        Assert.Throws<ArgumentException>(() => ExportStorePath.ThrowIfNotFile(path));

    [Theory]
    [InlineData("owner.json")]
    [InlineData("_BulkExport/owner.json")]
    [InlineData("_bulkexport")]
    public void ThrowIfNotDocument_FilePath_Throws(string path) =>
        Assert.Throws<ArgumentException>(() => ExportStorePath.ThrowIfNotDocument(path));

    [Fact]
    public void ThrowIfNotFile_LengthLimits_CountBytes()
    {
        ExportStorePath.ThrowIfNotFile(new string('a', 255));
        ExportStorePath.ThrowIfNotFile(string.Join('/', Enumerable.Repeat(new string('a', 89), 10)) + "b");
        Assert.False(ExportStorePath.IsFile(new string('a', 256)));
        Assert.False(ExportStorePath.IsFile("\ud800"));
        Assert.False(ExportStorePath.IsFile(new string('ü', 128)));
        Assert.False(ExportStorePath.IsFile(string.Join('/', Enumerable.Repeat(new string('a', 89), 10)) + "bc"));
    }

    [Fact]
    public void ThrowIfNotPrefix_BeginningOfAPath_DoesNotThrow()
    {
        foreach (var prefix in new[] { "", "a", "a/", "a/day=2026-1", "_" })
        {
            ExportStorePath.ThrowIfNotPrefix(prefix);
        }

        Assert.Equal("prefix", Assert.Throws<ArgumentException>(() => ExportStorePath.ThrowIfNotPrefix("_bulkexport/")).ParamName);
        Assert.Throws<ArgumentException>(() => ExportStorePath.ThrowIfNotPrefix("/"));
        Assert.Throws<ArgumentException>(() => ExportStorePath.ThrowIfNotPrefix("a//"));
    }
}
