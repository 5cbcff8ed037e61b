using System.Text.Json;

namespace BulkExport.Client;

/// <summary>The bytes of a short text, without a string in between.</summary>
internal static class WireBytes
{
    /// <summary>The text that the reader stands on: the bytes as they are, or in the buffer where escapes have to be undone.</summary>
    /// <returns>Whether it fits, and is a text.</returns>
    public static bool TryGet(in Utf8JsonReader reader, Span<byte> buffer, out ReadOnlySpan<byte> text)
    {
        if (!reader.HasValueSequence && !reader.ValueIsEscaped)
        {
            text = reader.ValueSpan;
            return true;
        }

        text = default;
        var length = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        if (length > buffer.Length)
        {
            return false;
        }

        try
        {
            text = buffer[..reader.CopyString(buffer)];
            return true;
        }
        catch (InvalidOperationException)
        {
            return false; // not UTF-8
        }
    }
}
