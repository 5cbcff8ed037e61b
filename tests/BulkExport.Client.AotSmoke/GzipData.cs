using System.IO.Compression;
using System.Text;

namespace BulkExport.Client.AotSmoke;

/// <summary>Compresses strings with gzip.</summary>
internal static class GzipData
{
    public static byte[] Compress(string text)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return compressed.ToArray();
    }
}
