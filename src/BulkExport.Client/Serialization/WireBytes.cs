using System.Text.Json;

namespace BulkExport.Client;

/// <summary>The bytes of a short text, without a string in between.</summary>
internal static class WireBytes
{
    /// <summary>Copies the text that the reader stands on.</summary>
    /// <returns>Its length; -1 when it does not fit, or is no text.</returns>
    public static int Copy(ref Utf8JsonReader reader, scoped Span<byte> buffer)
    {
        var length = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        if (length > buffer.Length)
        {
            return -1;
        }

        try
        {
            return reader.CopyString(buffer);
        }
        catch (InvalidOperationException)
        {
            return -1; // not UTF-8
        }
    }
}
