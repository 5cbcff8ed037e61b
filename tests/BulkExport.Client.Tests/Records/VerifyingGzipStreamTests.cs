using System.IO.Compression;
using CsCheck;

namespace BulkExport.Client.Tests.Records;

public sealed class VerifyingGzipStreamTests
{
    private static readonly byte[] Large = Enumerable.Range(0, 2_000_000).Select(i => (byte)((i * 31) ^ (i >> 7))).ToArray();

    [Fact]
    public void Read_NoData_IsAnEmptyDay() => Assert.Empty(Gzip.ReadAll(new MemoryStream([])));

    [Theory]
    [InlineData(1, 7)]
    [InlineData(3, 1)]
    [InlineData(64 * 1024, 64 * 1024)]
    public async Task Read_SeveralMembersOfEveryKind_GivesTheirContents(int sourceSize, int bufferSize)
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
        Assert.Equal(expected, Gzip.ReadAll(new DripStream(data, sourceSize), bufferSize));
        Assert.Equal(expected, await Gzip.ReadAllAsync(new DripStream(data, sourceSize), bufferSize));
    }

    [Fact]
    public void Read_AnySizes_GivesTheContents() =>
        Gen.Select(Gen.Int[0, 40_000].Array[1, 4], Gen.Int[1, 20_000], Gen.Int[1, 20_000], Gen.Enum<CompressionLevel>())
            .Sample(
                (lengths, sourceSize, bufferSize, level) =>
                {
                    var contents = lengths.Select((length, i) => Large.AsSpan(i * 50_000, length).ToArray()).ToArray();
                    byte[] data = [.. contents.SelectMany(content => Gzip.Member(content, level))];
                    Assert.Equal([.. contents.SelectMany(c => c)], Gzip.ReadAll(new DripStream(data, sourceSize), bufferSize));
                },
                iter: 300
            );

    [Theory]
    [InlineData(CompressionLevel.Optimal)]
    [InlineData(CompressionLevel.NoCompression)]
    public void Read_CutAtAnyByte_IsNoticed(CompressionLevel level)
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
            // What is cut between two members is a whole file: only a length known from elsewhere tells.
            Assert.True(Gzip.IsWhole(data[..length]) == ends.Contains(length), $"cut at {length}");
        }

        Assert.True(Gzip.IsWhole(data));
    }

    [Fact]
    public void Read_LargeFileCutAtAThousandPlaces_IsNoticed()
    {
        var data = Gzip.Member(Large[..500_000]);
        var random = new Random(4);
        for (var i = 0; i < 1000; i++)
        {
            var length = random.Next(1, data.Length);
            Assert.False(Gzip.IsWhole(data[..length]), $"cut at {length}");
        }
    }

    [Fact]
    public void Read_AnyBitFlipped_IsNoticedOrWithoutEffect()
    {
        byte[] data = [.. Gzip.Member("{\"sid\":\"SM1\"}\n{\"sid\":\"SM2\"}\n"), .. Gzip.WithHeader(Gzip.Member("{\"sid\":\"SM3\"}\n"), 2)];
        var content = Gzip.ReadAll(new MemoryStream(data));
        var without = 0;
        for (var bit = 0; bit < data.Length * 8; bit++)
        {
            var flipped = data.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            if (Gzip.IsWhole(flipped))
            {
                Assert.Equal(content, Gzip.ReadAll(new MemoryStream(flipped)));
                without++;
            }
        }

        // The time, system and flags of a header without a checksum, and the bits that fill up the last byte of the deflate data.
        Assert.InRange(without, 48, 48 + 1 + 16);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 0x1F)]
    [InlineData(8, 0)]
    [InlineData(500, 0)]
    [InlineData(20_000, 0x1F)]
    public void Read_SomethingAfterTheLastMember_IsNoticed(int length, byte value)
    {
        var rest = Enumerable.Repeat(value, length);
        Assert.False(Gzip.IsWhole([.. Gzip.Member("one\n"), .. rest]));
        Assert.False(Gzip.IsWhole([.. Gzip.Member(""), .. rest]));
    }

    [Fact]
    public void Read_DamagedTrailerAndTheSameContentLater_IsNoticed()
    {
        var member = Gzip.Member("{\"sid\":\"SM1\"}\n");
        var between = Gzip.Member(Large[..20_000], CompressionLevel.NoCompression);
        byte[] damaged = [.. member[..^8], (byte)~member[^8], .. member[^7..]];

        Assert.True(Gzip.IsWhole([.. member, .. between, .. member]));
        Assert.False(Gzip.IsWhole([.. damaged, .. between, .. member]));
    }

    [Fact]
    public void Read_NoGzipAtAll_IsNoticed() => Assert.False(Gzip.IsWhole([.. "{\"sid\":\"SM1\"}\n"u8]));

    [Fact]
    public void Read_HeaderThatNeverEnds_IsNoticed() =>
        Assert.False(Gzip.IsWhole([0x1F, 0x8B, 8, 8, 0, 0, 0, 0, 0, 3, .. Enumerable.Repeat((byte)'x', 200_000)]));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Dispose_LeaveOpen_DecidesAboutTheSource(bool leaveOpen)
    {
        using var source = new MemoryStream([]);
        new VerifyingGzipStream(source, leaveOpen).Dispose();
        Assert.Equal(leaveOpen, source.CanRead);
    }
}
