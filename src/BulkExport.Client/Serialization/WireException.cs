using System.Text.Json;

namespace BulkExport.Client;

/// <summary>JSON that is well formed but not what the wire format says.</summary>
/// <remarks>The place is kept apart from <see cref="JsonException.Path"/>, which the serializer fills in: it knows the document around.</remarks>
internal sealed class WireException : JsonException
{
    private readonly string _found;

    private WireException(string place, string expected, string found, long? offset)
        : base($"{(place.Length == 0 ? "The value" : place)} should be {expected}, but is {found}.")
    {
        Place = place;
        Expected = expected;
        Offset = offset;
        _found = found;
    }

    /// <summary>Where the value is, as far as its readers know, such as <c>$.details[2].count</c>.</summary>
    public string Place { get; }

    /// <summary>What the wire format says.</summary>
    public string Expected { get; }

    /// <summary>Where the value starts, in bytes from the start of what was read; unknown for something missing.</summary>
    public long? Offset { get; }

    /// <summary>Says what was found by its kind only: the value itself may be somebody's address.</summary>
    public static WireException Unexpected(in Utf8JsonReader reader, string place, string expected) =>
        new(place, expected, Describe(reader.TokenType), reader.TokenStartIndex);

    /// <inheritdoc cref="Unexpected(in Utf8JsonReader, string, string)"/>
    public static WireException Unexpected(JsonTokenType found, string expected) =>
        new(string.Empty, expected, Describe(found), offset: null);

    public static WireException Missing(string place, string expected) => new(place, expected, "missing", offset: null);

    /// <summary>The same failure, seen from the value around it.</summary>
    public WireException Under(string parent)
    {
        var place =
            Place.Length == 0 ? parent
            : Place[0] is '[' or '.' ? parent + Place
            : $"{parent}.{Place}";
        return new(place, Expected, _found, Offset);
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
