using System.Buffers.Text;
using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Whole numbers, which the service writes as numbers in one place and as texts in another.</summary>
internal static class WireNumber
{
    private const int Length = 20; // of the smallest one
    private const string Expected = "a whole number in range, as a number or as a text";

    public static int? ReadInt32(ref Utf8JsonReader reader, string path) =>
        ReadInt64(ref reader, path) switch
        {
            null => null,
            >= int.MinValue and <= int.MaxValue and var number => (int)number,
            _ => throw WireException.Unexpected(in reader, path, Expected),
        };

    public static long? ReadInt64(ref Utf8JsonReader reader, string path) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.Number when reader.TryGetInt64(out var number) => number,
            JsonTokenType.String => ReadText(ref reader, path),
            _ => throw WireException.Unexpected(in reader, path, Expected),
        };

    private static long? ReadText(ref Utf8JsonReader reader, string path)
    {
        Span<byte> buffer = stackalloc byte[Length * 6]; // room for a number with every character escaped
        if (!WireBytes.TryGet(in reader, buffer, out var text))
        {
            throw WireException.Unexpected(in reader, path, Expected);
        }

        return text.IsEmpty ? null
            : Utf8Parser.TryParse(text, out long number, out var consumed) && consumed == text.Length ? number
            : throw WireException.Unexpected(in reader, path, Expected);
    }
}
