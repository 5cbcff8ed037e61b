using System.Text;

namespace BulkExport.Client;

/// <summary>Describes the type of a response body that does not come from the service, without its content.</summary>
internal static class ResponseBodyDescriber
{
    /// <summary>The number of bytes that are examined.</summary>
    private const int MaxLength = 512;

    /// <summary>Gets a description such as <c>an HTML page</c>.</summary>
    public static string Describe(ReadOnlySpan<byte> body)
    {
        var start = body[..Math.Min(body.Length, MaxLength)].TrimStart(" \t\r\n"u8);
        return start switch
        {
            [] => "white space",
            [(byte)'<', ..] => IsHtml(start) ? "an HTML page" : "an XML document",
            [(byte)'{' or (byte)'[', ..] => "JSON in another format",
            _ when start.ContainsAnyInRange((byte)0, (byte)8) || start.StartsWith("\x1F\x8B"u8) => "binary data",
            _ => "plain text",
        };
    }

    private static bool IsHtml(ReadOnlySpan<byte> start)
    {
        var text = Encoding.Latin1.GetString(start);
        return text.Contains("<html", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase);
    }
}
