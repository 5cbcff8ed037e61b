using System.IO.Compression;
using System.Text;

namespace BulkExport.Client.Tests.Records;

/// <summary>Creates gzip data, and decompresses it with the stream of the record reader.</summary>
internal static class Gzip
{
    public static byte[] Member(byte[] content, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, level, leaveOpen: true))
        {
            gzip.Write(content);
        }

        // GZipStream writes no bytes for empty content; other tools write an empty member.
        return compressed.Length == 0 ? [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0] : compressed.ToArray();
    }

    public static byte[] Member(string content, CompressionLevel level = CompressionLevel.Optimal) =>
        Member(Encoding.UTF8.GetBytes(content), level);

    /// <summary>Adds the optional parts of the header to a member, for any combination of the flags 1 to 16.</summary>
    public static byte[] WithHeader(byte[] member, byte flags)
    {
        var header = new List<byte>(member[..10]) { [3] = flags };
        header.AddRange((flags & 4) == 0 ? [] : [14, 0, .. "fourteen bytes"u8]);
        header.AddRange((flags & 8) == 0 ? [] : [.. "messages.json"u8, 0]);
        header.AddRange((flags & 16) == 0 ? [] : [.. "a day"u8, 0]);
        header.AddRange((flags & 2) == 0 ? [] : BitConverter.GetBytes((ushort)System.IO.Hashing.Crc32.HashToUInt32([.. header])));
        return [.. header, .. member[10..]];
    }

    public static byte[] ReadAll(Stream source, int bufferSize = 64 * 1024) => ReadAllAsync(source, bufferSize).GetAwaiter().GetResult();

    public static async Task<byte[]> ReadAllAsync(Stream source, int bufferSize = 64 * 1024)
    {
        await using var stream = new VerifyingGzipStream(source);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, bufferSize, TestContext.Current.CancellationToken);
        return content.ToArray();
    }

    public static bool IsComplete(byte[] data)
    {
        try
        {
            ReadAll(new MemoryStream(data));
            return true;
        }
        catch (ExportFileContentException)
        {
            return false;
        }
    }
}
