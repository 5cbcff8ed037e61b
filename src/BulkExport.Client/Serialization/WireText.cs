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

        return Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var uri)
            ? uri
            : throw WireException.Unexpected(in reader, path, "an address");
    }

    public static HttpMethod? ReadHttpMethod(ref Utf8JsonReader reader, string path)
    {
        if (ReadNonEmpty(ref reader, path) is not { } text)
        {
            return null;
        }

        try
        {
            return HttpMethod.Parse(text);
        }
        catch (FormatException)
        {
            throw WireException.Unexpected(in reader, path, "an HTTP method");
        }
    }

    /// <summary>Moves to the value when the reader stands on the property of that name.</summary>
    public static bool Take(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => reader.ValueTextEquals(name) && reader.Read();

    /// <summary>Passes over the property that the reader stands on, and its value.</summary>
    public static void SkipProperty(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }
}
