using System.Security.Cryptography;

namespace BulkExport.Client.S3;

/// <summary>Appends a random trailer to the content of a document.</summary>
/// <remarks>The entity tag of an object often depends only on its content. Without a trailer, two concurrent writers would both succeed if the first one writes the
/// content that the document already has. The trailer is white space, so that the document remains valid JSON.</remarks>
internal static class S3DocumentContent
{
    private const int NonceLength = 64;
    private const int TrailerLength = 1 + NonceLength;

    public static byte[] AddTrailer(ReadOnlySpan<byte> content)
    {
        var result = new byte[content.Length + TrailerLength];
        content.CopyTo(result);
        result[content.Length] = (byte)'\n';
        RandomNumberGenerator.GetItems<byte>(" \t"u8, result.AsSpan(content.Length + 1));
        return result;
    }

    /// <summary>Removes the trailer. Content without one, which another program has written, is returned unchanged.</summary>
    public static ReadOnlyMemory<byte> RemoveTrailer(ReadOnlyMemory<byte> content)
    {
        var length = content.Length - TrailerLength;
        return length >= 0 && content.Span[length] == '\n' && !content.Span[(length + 1)..].ContainsAnyExcept((byte)' ', (byte)'\t')
            ? content[..length]
            : content;
    }
}
