using System.IO.Compression;
using System.Security.Cryptography;

namespace BulkExport.Client.CloudStoreTests;

/// <summary>Creates files with records that hardly can be compressed, so that large files are created fast.</summary>
internal static class MessageFile
{
    public static byte[] Create(int size)
    {
        using var file = new MemoryStream();
        while (file.Length < size)
        {
            using var gzip = new GZipStream(file, CompressionLevel.NoCompression, leaveOpen: true);
            var body = Convert.ToBase64String(RandomNumberGenerator.GetBytes(750_000));
            gzip.Write("{\"sid\":\"SM0123456789abcdef0123456789abcdef\",\"body\":\""u8);
            gzip.Write(System.Text.Encoding.ASCII.GetBytes(body));
            gzip.Write("\"}\n"u8);
        }

        return file.ToArray();
    }
}
