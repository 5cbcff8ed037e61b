using System.Text.Json;

namespace BulkExport.Client;

/// <summary>JSON that is well formed but not what the wire format says.</summary>
internal sealed class WireException : JsonException
{
    private readonly string _found;

    private WireException(string path, string expected, string found, long? offset)
        : base($"{(path.Length == 0 ? "The value" : path)} should be {expected}, but is {found}.", path, lineNumber: null, offset)
    {
        Expected = expected;
        Offset = offset;
        _found = found;
    }

    /// <summary>What the wire format says.</summary>
    public string Expected { get; }

    /// <summary>Where the value starts, in bytes from the start of what was read; unknown for something missing.</summary>
    public long? Offset { get; }

    /// <summary>Says what was found by its kind only: the value itself may be somebody's address.</summary>
    public static WireException Unexpected(in Utf8JsonReader reader, string path, string expected) =>
        new(path, expected, Describe(reader.TokenType), reader.TokenStartIndex);

    /// <inheritdoc cref="Unexpected(in Utf8JsonReader, string, string)"/>
    public static WireException Unexpected(JsonTokenType found, string expected) =>
        new(string.Empty, expected, Describe(found), offset: null);

    public static WireException Missing(string path, string expected) => new(path, expected, "missing", offset: null);

    /// <summary>The same failure, seen from the value around it.</summary>
    public WireException Under(string parent)
    {
        var path =
            Path is not { Length: > 0 } own ? parent
            : own[0] is '[' or '.' ? parent + own
            : $"{parent}.{own}";
        return new(path, Expected, _found, Offset);
    }

    private static string Describe(JsonTokenType type) =>
        type switch
        {
            JsonTokenType.String => "another text",
            JsonTokenType.Number => "another number",
            JsonTokenType.True or JsonTokenType.False => "true or false",
            JsonTokenType.Null => "null",
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "a list",
            _ => "something else",
        };
}
