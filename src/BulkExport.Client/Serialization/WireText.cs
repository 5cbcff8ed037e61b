using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Texts of the wire, and what is written as one.</summary>
internal static class WireText
{
    /// <summary>The text the reader stands on; bytes that are no text are a failure of the JSON.</summary>
    public static string Read(ref Utf8JsonReader reader, string path)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw WireException.Unexpected(in reader, path, "a text in UTF-8");
        }
    }

    public static string? ReadOrNull(ref Utf8JsonReader reader, string path) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.String => Read(ref reader, path),
            _ => throw WireException.Unexpected(in reader, path, "a text or null"),
        };

    /// <summary>A text, where the service writes an empty one for none.</summary>
    public static string? ReadNonEmpty(ref Utf8JsonReader reader, string path) =>
        ReadOrNull(ref reader, path) is { Length: > 0 } text ? text : null;

    public static Uri? ReadUri(ref Utf8JsonReader reader, string path)
    {
        if (ReadNonEmpty(ref reader, path) is not { } text)
        {
            return null;
        }

        return TryMakeUri(text, out var uri) ? uri : throw WireException.Unexpected(in reader, path, "an address");
    }

    /// <summary>Makes an address of a text. A path is no address of a file, as it would be read on Unix.</summary>
    public static bool TryMakeUri(string text, [NotNullWhen(true)] out Uri? uri) =>
        Uri.TryCreate(text, text[0] == '/' ? UriKind.Relative : UriKind.RelativeOrAbsolute, out uri);

    public static HttpMethod? ReadHttpMethod(ref Utf8JsonReader reader, string path)
    {
        if (reader.TokenType == JsonTokenType.String && Is(in reader, "POST"u8))
        {
            return HttpMethod.Post;
        }

        if (ReadNonEmpty(ref reader, path) is not { } text)
        {
            return null;
        }

        try
        {
            return HttpMethod.Parse(text);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw WireException.Unexpected(in reader, path, "an HTTP method");
        }
    }

    /// <summary>Moves to the value when the reader stands on the property of that name.</summary>
    public static bool Take(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => Is(in reader, name) && reader.Read();

    /// <summary>Whether the text or name that the reader stands on is this one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // compared with a literal, this is a comparison of lengths and of a word or two
    public static bool Is(in Utf8JsonReader reader, ReadOnlySpan<byte> text) =>
        reader.HasValueSequence || reader.ValueIsEscaped ? IsUnusual(in reader, text) : reader.ValueSpan.SequenceEqual(text);

    /// <summary>Passes over the property that the reader stands on, and its value.</summary>
    public static void SkipProperty(ref Utf8JsonReader reader)
    {
        reader.Read();
        SkipValue(ref reader);
    }

    /// <summary>Passes over the value that the reader stands on.</summary>
    public static void SkipValue(ref Utf8JsonReader reader) => reader.TrySkip(); // not Skip: it refuses a stream of which more is to come, though the serializer has all of the value

    private static bool IsUnusual(in Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        try
        {
            return reader.ValueTextEquals(text);
        }
        catch (InvalidOperationException)
        {
            return false; // its escapes make no text
        }
    }
}
