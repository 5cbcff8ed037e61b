using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace BulkExport.Client.FuzzTests.Differential;

/// <summary>Generates random gzip members: all kinds of blocks, header fields, and lengths.</summary>
internal sealed class MemberGenerator(Random random)
{
    private const int MaxLargeLength = 200_000;

    /// <summary>Generates a member.</summary>
    public GeneratedMember Create()
    {
        var content = CreateContent();
        var trailer = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, Crc32.HashToUInt32(content));
        BinaryPrimitives.WriteUInt32LittleEndian(trailer.AsSpan(4), (uint)content.Length);
        return new GeneratedMember(CreateHeader(), Compress(content), trailer);
    }

    private byte[] CreateContent()
    {
        var length = random.Next(100) switch
        {
            < 15 => 0,
            < 95 => random.Next(1, 300),
            < 99 => random.Next(300, 5_000),
            _ => random.Next(5_000, MaxLargeLength),
        };
        var content = new byte[length];
        switch (random.Next(4))
        {
            case 0:
                random.NextBytes(content);
                break;
            case 1:
                content.AsSpan().Fill((byte)(random.Next(3) == 0 ? random.Next(256) : 0)); // zeros look like padding
                break;
            case 2:
                random.GetItems<byte>([0x1F, 0x8B, 8, 0], content); // looks like headers
                break;
            default:
                for (var i = 0; i < length; i++)
                {
                    content[i] = "{\"sid\":\"SM0123456789abcdef\",\"price\":null}\n"u8[i % 42];
                }

                break;
        }

        return content;
    }

    private byte[] Compress(byte[] content)
    {
        if (content.Length == 0 && random.Next(2) == 0)
        {
            return random.Next(2) == 0 ? [3, 0] : [1, 0, 0, 0xFF, 0xFF]; // an empty fixed block, an empty stored block
        }

        using var compressed = new MemoryStream();
        if (random.Next(20) == 0)
        {
            var count = random.Next(100) == 0 ? 20_000 : random.Next(1, 20);
            for (var i = 0; i < count; i++)
            {
                compressed.Write([0, 0, 0, 0xFF, 0xFF]); // an empty stored block
            }
        }

        var options = new ZLibCompressionOptions
        {
            CompressionLevel = random.Next(10),
            CompressionStrategy = (ZLibCompressionStrategy)random.Next(5),
        };
        var empty = compressed.Length;
        using (var deflate = new DeflateStream(compressed, options, leaveOpen: true))
        {
            var half = random.Next(content.Length + 1);
            deflate.Write(content, 0, half);
            if (random.Next(4) == 0)
            {
                deflate.Flush(); // ends the block, and adds an empty stored block
            }

            deflate.Write(content, half, content.Length - half);
        }

        return compressed.Length == empty ? [.. compressed.ToArray(), 3, 0] : compressed.ToArray();
    }

    private byte[] CreateHeader()
    {
        var flags = random.Next(3) == 0 ? random.Next(32) : 0;
        List<byte> header = [0x1F, 0x8B, 8, (byte)flags, .. RandomBytes(4), (byte)random.Next(256), (byte)random.Next(256)];
        if ((flags & 4) != 0)
        {
            var length = random.Next(200) == 0 ? random.Next(ushort.MaxValue + 1) : random.Next(20);
            header.AddRange([(byte)length, (byte)(length >> 8), .. RandomBytes(length)]);
        }

        for (var strings = ((flags >> 3) & 1) + ((flags >> 4) & 1); strings > 0; strings--)
        {
            var length = random.Next(500) == 0 ? random.Next(MaxLargeLength) : random.Next(20);
            header.AddRange([.. Encoding.ASCII.GetBytes(new string('n', length)), 0]);
        }

        header.AddRange((flags & 2) == 0 ? [] : BitConverter.GetBytes((ushort)Crc32.HashToUInt32([.. header])));
        return [.. header];
    }

    private byte[] RandomBytes(int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
