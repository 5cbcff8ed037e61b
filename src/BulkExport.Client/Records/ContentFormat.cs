namespace BulkExport.Client;

/// <summary>Identifies unexpected content by its first bytes, so that messages can name its format.</summary>
internal static class ContentFormat
{
    /// <summary>The number of bytes that are sufficient to identify the format, unless it begins with a long comment.</summary>
    public const int PrefixLength = 512;

    /// <summary>Describes compressed content that does not begin with a gzip header.</summary>
    public static string DescribeInvalidGzip(ReadOnlySpan<byte> prefix) =>
        Describe(prefix) switch
        {
            "JSON" => "The content is not compressed: it is JSON, not a gzip file.",
            { } format => $"The content is {format}, not a gzip file.",
            null => "The data is not valid gzip data.",
        };

    /// <summary>Describes decompressed content that is not JSON Lines, or returns <see langword="null"/> if it can be.</summary>
    /// <param name="prefix">The start of the content after any white space and byte order marks.</param>
    public static string? DescribeInvalidJsonLines(ReadOnlySpan<byte> prefix) =>
        prefix[0] == '{' ? null
        : prefix.StartsWith(GzipHeader.Magic) ? "The content was compressed twice with gzip."
        : Describe(prefix) is { } format and not "JSON" ? $"The decompressed content is {format}, not JSON Lines."
        : "The decompressed content is not JSON Lines: it does not begin with a JSON object.";

    private static string? Describe(ReadOnlySpan<byte> prefix)
    {
        prefix = prefix.TrimStart(RecordScanner.Blanks);
        return prefix switch
        {
            [(byte)'{' or (byte)'[', ..] => "JSON",
            [(byte)'<', ..] => BodyShape.DescribeMarkup(prefix),
            _ => null,
        };
    }
}
