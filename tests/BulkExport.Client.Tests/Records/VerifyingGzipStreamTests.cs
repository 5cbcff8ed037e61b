using System.IO.Compression;
using CsCheck;

namespace BulkExport.Client.Tests.Records;

public sealed class VerifyingGzipStreamTests
{
    private static readonly byte[] Large = Enumerable.Range(0, 2_000_000).Select(i => (byte)((i * 31) ^ (i >> 7))).ToArray();

    [Fact]
    public void Read_NoData_ReturnsEmpty() => Assert.Empty(Gzip.ReadAll(new MemoryStream([])));

    [Theory]
    [InlineData(1, 7)]
    [InlineData(3, 1)]
    [InlineData(64 * 1024, 64 * 1024)]
    public async Task Read_SeveralMembers_ReturnsContents(int sourceSize, int bufferSize)
    {
        byte[] data =
        [
            .. Gzip.Member(""),
            .. Gzip.Member("one\n"),
            .. Gzip.Member(""),
            .. Gzip.WithHeader(Gzip.Member("two\n", CompressionLevel.NoCompression), 31),
            .. Gzip.Member(Large[..20_000]),
            .. Gzip.WithHeader(Gzip.Member(""), 12),
        ];
        byte[] expected = [.. "one\n"u8, .. "two\n"u8, .. Large[..20_000]];
        Assert.Equal(expected, Gzip.ReadAll(new SlowStream(data, sourceSize), bufferSize));
        Assert.Equal(expected, await Gzip.ReadAllAsync(new SlowStream(data, sourceSize), bufferSize));
    }

    [Fact]
    public void Read_ArbitrarySizes_ReturnsContents() =>
        Gen.Select(Gen.Int[0, 40_000].Array[1, 4], Gen.Int[1, 20_000], Gen.Int[1, 20_000], Gen.Enum<CompressionLevel>())
            .Sample(
                (lengths, sourceSize, bufferSize, level) =>
                {
                    var contents = lengths.Select((length, i) => Large.AsSpan(i * 50_000, length).ToArray()).ToArray();
                    byte[] data = [.. contents.SelectMany(content => Gzip.Member(content, level))];
                    Assert.Equal([.. contents.SelectMany(c => c)], Gzip.ReadAll(new SlowStream(data, sourceSize), bufferSize));
                },
                iter: 300
            );

    [Theory]
    [InlineData(CompressionLevel.Optimal)]
    [InlineData(CompressionLevel.NoCompression)]
    public void Read_TruncatedAtAnyByte_Throws(CompressionLevel level)
    {
        byte[][] members =
        [
            Gzip.Member("{\"sid\":\"SM1\"}\n{\"sid\":\"SM2\"}\n", level),
            Gzip.Member(""),
            Gzip.WithHeader(Gzip.Member("{\"sid\":\"SM3\"}\n", level), 31),
            Gzip.WithHeader(Gzip.Member("", level), 4),
            Gzip.Member(Large[..3000], level),
        ];
        byte[] data = [.. members.SelectMany(m => m)];
        var ends = members.Select((_, i) => members[..i].Sum(m => m.Length)).ToHashSet();
        for (var length = 0; length < data.Length; length++)
        {
            // A file truncated between two members is valid gzip data; only the expected size reveals the truncation.
            Assert.True(Gzip.IsComplete(data[..length]) == ends.Contains(length), $"truncated at {length}");
        }

        Assert.True(Gzip.IsComplete(data));
    }

    [Fact]
    public void Read_LargeFileTruncatedAtRandomBytes_Throws()
    {
        var data = Gzip.Member(Large[..500_000]);
        var random = new Random(4);
        for (var i = 0; i < 1000; i++)
        {
            var length = random.Next(1, data.Length);
            Assert.False(Gzip.IsComplete(data[..length]), $"truncated at {length}");
        }
    }

    [Fact]
    public void Read_AnyBitFlipped_ThrowsOrReturnsSameContent()
    {
        byte[] data = [.. Gzip.Member("{\"sid\":\"SM1\"}\n{\"sid\":\"SM2\"}\n"), .. Gzip.WithHeader(Gzip.Member("{\"sid\":\"SM3\"}\n"), 2)];
        var content = Gzip.ReadAll(new MemoryStream(data));
        var unaffectedCount = 0;
        for (var bit = 0; bit < data.Length * 8; bit++)
        {
            var flipped = data.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            if (Gzip.IsComplete(flipped))
            {
                Assert.Equal(content, Gzip.ReadAll(new MemoryStream(flipped)));
                unaffectedCount++;
            }
        }

        // The time, system and flags of a header without a checksum, and the padding bits of the deflate data.
        Assert.InRange(unaffectedCount, 48, 48 + 1 + 16);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 0x1F)]
    [InlineData(8, 1)]
    [InlineData(20_000, 0x1F)]
    public void Read_TrailingData_Throws(int length, byte value)
    {
        var trailingData = Enumerable.Repeat(value, length);
        Assert.False(Gzip.IsComplete([.. Gzip.Member("one\n"), .. trailingData]));
        Assert.False(Gzip.IsComplete([.. Gzip.Member(""), .. trailingData]));
    }

    [Fact]
    public void Read_CorruptTrailerBeforeSameContent_Throws()
    {
        var member = Gzip.Member("{\"sid\":\"SM1\"}\n");
        var between = Gzip.Member(Large[..20_000], CompressionLevel.NoCompression);
        byte[] corrupt = [.. member[..^8], (byte)~member[^8], .. member[^7..]];

        Assert.True(Gzip.IsComplete([.. member, .. between, .. member]));
        Assert.False(Gzip.IsComplete([.. corrupt, .. between, .. member]));
    }

    [Fact]
    public void Read_NotGzip_Throws() => Assert.False(Gzip.IsComplete([.. "{\"sid\":\"SM1\"}\n"u8]));

    [Fact]
    public void Read_EndlessHeader_Throws() =>
        Assert.False(
            Gzip.IsComplete([0x1F, 0x8B, 8, 8, 0, 0, 0, 0, 0, 3, .. Enumerable.Repeat((byte)'x', 2_000_000), 0, .. Gzip.Member("")[10..]])
        );

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Dispose_LeaveOpen_DoesNotDisposeSource(bool leaveOpen)
    {
        using var source = new MemoryStream([]);
        new VerifyingGzipStream(source, leaveOpen).Dispose();
        Assert.Equal(leaveOpen, source.CanRead);
    }
}
