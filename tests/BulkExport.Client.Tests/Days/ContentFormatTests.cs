using System.IO.Compression;
using System.Text;
using BulkExport.Client.Tests.Records;

namespace BulkExport.Client.Tests.Days;

/// <summary>Content that is not a gzip file of JSON Lines is rejected with its actual format, and unusual gzip files are accepted.</summary>
public sealed class ContentFormatTests
{
    private const string Html = "\r\n<!DOCTYPE html>\n<html><body>Sign in</body></html>";
    private const string HtmlWithoutDoctype = "<!-- proxy --><HTML><head></head></HTML>";
    private const string Xml = "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>";
    private const string XmlWithoutDeclaration = "<Error><Code>AccessDenied</Code></Error>";
    private const string Records = "{\"sid\":\"SM1\"}\n{\"sid\":\"SM2\"}\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> NotGzip =>
        new()
        {
            { Html, "The content is an HTML page, not a gzip file." },
            { HtmlWithoutDoctype, "The content is an HTML page, not a gzip file." },
            { Xml, "The content is an XML document, not a gzip file." },
            { XmlWithoutDeclaration, "The content is an XML document, not a gzip file." },
            { "<feed/>", "The content is markup, not a gzip file." },
            { Records, "The content is not compressed: it is JSON, not a gzip file." },
            { "\uFEFF [{}]", "The content is not compressed: it is JSON, not a gzip file." },
            { "sid,to\nSM1,x\n", "The data is not valid gzip data." },
            { "\u001f", "The gzip data is truncated." },
        };

    public static TheoryData<string, string> NotJsonLines =>
        new()
        {
            { Html, "The decompressed content is an HTML page, not JSON Lines." },
            { HtmlWithoutDoctype, "The decompressed content is an HTML page, not JSON Lines." },
            { Xml, "The decompressed content is an XML document, not JSON Lines." },
            { "\n\n \uFEFF" + XmlWithoutDeclaration, "The decompressed content is an XML document, not JSON Lines." },
            { "sid,to\nSM1,x\n", "The decompressed content is not JSON Lines: it does not begin with a JSON object." },
            { "\"sid\",\"to\"\n", "The decompressed content is not JSON Lines: it does not begin with a JSON object." },
            { "[{\"sid\":\"SM1\"}]", "The decompressed content is not JSON Lines: it does not begin with a JSON object." },
            { "null", "The decompressed content is not JSON Lines: it does not begin with a JSON object." },
        };

    [Theory]
    [MemberData(nameof(NotGzip))]
    public async Task CountRecordsAsync_NotGzip_ThrowsWithFormat(string content, string message)
    {
        var data = Encoding.UTF8.GetBytes(content);

        Assert.Equal(message, (await Assert.ThrowsAsync<ExportFileContentException>(() => CountAsync(data))).Message);
        Assert.Equal(message, (await Assert.ThrowsAsync<ExportFileContentException>(() => CountAsync(data, readLength: 1))).Message);
    }

    [Theory]
    [MemberData(nameof(NotJsonLines))]
    public async Task CountRecordsAsync_GzipOfOtherFormat_ThrowsWithFormat(string content, string message) =>
        Assert.Equal(message, (await Assert.ThrowsAsync<ExportFileContentException>(() => CountAsync(Gzip.Member(content)))).Message);

    [Fact]
    public async Task CountRecordsAsync_CompressedTwice_ThrowsWithFormat() =>
        Assert.Equal(
            "The content was compressed twice with gzip.",
            (await Assert.ThrowsAsync<ExportFileContentException>(() => CountAsync(Gzip.Member(Gzip.Member(Records))))).Message
        );

    [Theory]
    [MemberData(nameof(NotJsonLines))]
    public async Task VerifyAsync_GzipOfOtherFormat_Throws(string content, string message)
    {
        var reader = new ExportFileReader(new MemoryStream(Gzip.Member(content)));

        var exception = await Assert.ThrowsAsync<BulkExportFormatException>(() => reader.VerifyAsync(Token));

        Assert.Equal($"The file cannot be read. {message} Download the file again.", exception.Message);
    }

    [Fact]
    public async Task FindCompleteAsync_GzipOfHtml_ReturnsNull()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, Gzip.Member(Html), Token);

        Assert.Null(await DayFileVerifier.FindCompleteAsync(new(2026, 11, 1), path, Token));
        File.Delete(path);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(200_000)]
    public async Task CountRecordsAsync_ZeroPadding_IsIgnored(int length)
    {
        Assert.Equal(2, await CountAsync([.. Gzip.Member(Records), .. new byte[length]]));
        await Assert.ThrowsAsync<ExportFileContentException>(() => CountAsync([.. Gzip.Member(Records), .. new byte[length], 1]));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public async Task CountRecordsAsync_LongHeaderText_IsAccepted(byte flag)
    {
        var member = Gzip.Member(Records);
        byte[] header = [.. member[..3], flag, .. member[4..10], .. Enumerable.Repeat((byte)'n', 100_000), 0];

        Assert.Equal(2, await CountAsync([.. header, .. member[10..]]));
    }

    [Fact]
    public async Task CountRecordsAsync_ManyEmptyStoredBlocks_IsAccepted()
    {
        var member = Gzip.Member(Records);
        byte[] emptyBlock = [0, 0, 0, 0xFF, 0xFF];
        byte[] blocks = [.. Enumerable.Repeat(emptyBlock, 17_000).SelectMany(block => block)];

        Assert.Equal(2, await CountAsync([.. member[..10], .. blocks, .. member[10..]]));
        Assert.Equal(2, await CountAsync([.. Gzip.Member([]), .. member[..10], .. blocks, .. member[10..]]));
        Assert.Equal(0, await CountAsync([.. member[..10], .. blocks, .. Gzip.Member([], CompressionLevel.NoCompression)[10..]]));
    }

    private static async Task<long> CountAsync(byte[] data, int readLength = int.MaxValue)
    {
        await using var stream = new SlowStream(data, readLength);
        return await DayFileVerifier.CountRecordsAsync(stream, Token);
    }
}
