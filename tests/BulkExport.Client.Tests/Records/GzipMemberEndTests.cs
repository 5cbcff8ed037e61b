using System.IO.Compression;

namespace BulkExport.Client.Tests.Records;

/// <summary>Tests where <see cref="VerifyingGzipStream"/> finds the end of a member, and what may follow it.</summary>
public sealed class GzipMemberEndTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(512)]
    [InlineData(200_000)]
    public void Read_ZeroPadding_ReturnsContents(int length)
    {
        var padding = new byte[length];
        byte[][] members = [Gzip.Member("one\n"), Gzip.Member(""), Gzip.Member(new byte[3000], CompressionLevel.NoCompression)];
        foreach (var member in members)
        {
            var expected = Gzip.ReadAll(new MemoryStream(member));
            Assert.Equal(expected, Gzip.ReadAll(new MemoryStream([.. member, .. padding])));
            Assert.Equal(expected, Gzip.ReadAll(new SlowStream([.. member, .. padding], 7)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(200_000)]
    public void Read_DataAfterZeroPadding_Throws(int length)
    {
        var member = Gzip.Member("one\n");
        Assert.False(Gzip.IsComplete([.. member, .. new byte[length], .. member]));
        Assert.False(Gzip.IsComplete([.. member, .. new byte[length], 1]));
    }

    [Fact]
    public void Read_OnlyZeros_Throws() => Assert.False(Gzip.IsComplete(new byte[512]));

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(5000)]
    public void Read_DataBeforeTrailer_Throws(int length)
    {
        var member = Gzip.Member("{\"sid\":\"SM1\"}\n");
        byte[] corrupt = [.. member[..^8], .. Enumerable.Repeat((byte)'x', length), .. member[^8..]];
        Assert.False(Gzip.IsComplete(corrupt));
        Assert.False(Gzip.IsComplete([.. corrupt, .. member]));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(4)]
    public void Read_CorruptTrailerBeforeSameMember_Throws(int offset)
    {
        var member = Gzip.Member("{\"sid\":\"SM1\"}\n");
        byte[] corrupt = [.. member[..^offset], (byte)~member[^offset], .. member[(member.Length - offset + 1)..]];
        Assert.False(Gzip.IsComplete([.. corrupt, .. member]));
        Assert.False(Gzip.IsComplete([.. corrupt, .. Gzip.Member("{\"sid\":\"SM2\"}\n"), .. member]));
    }

    [Fact]
    public void Read_ContentContainsMembers_ReturnsContents()
    {
        // The stored content looks like the ends of members.
        var member = Gzip.Member("{\"sid\":\"SM1\"}\n");
        byte[] content = [.. member, .. member];
        byte[] data = [.. Gzip.Member(content, CompressionLevel.NoCompression), .. member];
        Assert.Equal([.. content, .. "{\"sid\":\"SM1\"}\n"u8], Gzip.ReadAll(new MemoryStream(data)));
    }

    [Fact]
    public void Read_ManyEmptyBlocks_ReturnsContents()
    {
        var member = Gzip.Member("");
        var blocks = Enumerable.Repeat<byte[]>([0, 0, 0, 0xFF, 0xFF], 20_000).SelectMany(block => block);
        Assert.Empty(Gzip.ReadAll(new MemoryStream([.. member[..10], .. blocks, .. member[10..]])));
    }

    [Fact]
    public void Read_LongHeaderName_ReturnsContents()
    {
        var member = Gzip.Member("one\n");
        byte[] data = [.. member[..3], 8, .. member[4..10], .. Enumerable.Repeat((byte)'n', 300_000), 0, .. member[10..]];
        Assert.Equal("one\n"u8, Gzip.ReadAll(new SlowStream(data, 5000)));
    }
}
