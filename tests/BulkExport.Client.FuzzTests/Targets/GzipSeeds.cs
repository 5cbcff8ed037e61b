using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>Gzip data of all kinds.</summary>
internal static class GzipSeeds
{
    private static readonly byte[] EmptyMember = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    public static IEnumerable<byte[]> All
    {
        get
        {
            var lines = Encoding.UTF8.GetBytes($"{RecordSeeds.Message}\n{RecordSeeds.Message}\n");
            var noise = new byte[20_000];
            new Random(1).NextBytes(noise);
            yield return [];
            yield return EmptyMember;
            yield return Member(lines, CompressionLevel.Optimal, flags: 0);
            yield return Member(lines, CompressionLevel.NoCompression, flags: 31);
            yield return
            [
                .. Member(lines, CompressionLevel.Fastest, flags: 4),
                .. EmptyMember,
                .. Member(lines, CompressionLevel.SmallestSize, flags: 8),
            ];
            yield return Member(noise, CompressionLevel.Optimal, flags: 0); // longer than what is read at a time
            yield return Member(new byte[3 * 1024 * 1024], CompressionLevel.Optimal, flags: 0); // a thousand times as long as it looks
        }
    }

    /// <summary>Compresses, in up to four members.</summary>
    public static byte[] Pack(byte[] content, Random random)
    {
        var data = new List<byte>();
        var start = 0;
        for (var members = random.Next(4); members >= 0; members--)
        {
            var end = members == 0 ? content.Length : random.Next(start, content.Length + 1);
            data.AddRange(
                Member(content[start..end], (CompressionLevel)random.Next(4), random.Next(3) == 0 ? (byte)random.Next(32) : (byte)0)
            );
            start = end;
        }

        return [.. data];
    }

    /// <summary>A member with the optional parts of a header that the flags name.</summary>
    private static byte[] Member(byte[] content, CompressionLevel level, byte flags)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, level, leaveOpen: true))
        {
            gzip.Write(content);
        }

        var member = compressed.Length == 0 ? EmptyMember : compressed.ToArray();
        var header = new List<byte>(member[..10]) { [3] = flags };
        header.AddRange((flags & 4) == 0 ? [] : [5, 0, .. "extra"u8]);
        header.AddRange((flags & 8) == 0 ? [] : [.. "day.json"u8, 0]);
        header.AddRange((flags & 16) == 0 ? [] : [.. "made up"u8, 0]);
        header.AddRange((flags & 2) == 0 ? [] : BitConverter.GetBytes((ushort)Crc32.HashToUInt32([.. header])));
        return [.. header, .. member[10..]];
    }
}
