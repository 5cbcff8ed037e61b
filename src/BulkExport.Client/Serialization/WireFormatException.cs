using System.Text.Json;

namespace BulkExport.Client;

/// <summary>The exception that is thrown when well-formed JSON does not match the wire format.</summary>
/// <remarks><see cref="JsonPath"/> is separate from <see cref="JsonException.Path"/>, which the serializer sets relative to the enclosing
/// document.</remarks>
internal sealed class WireFormatException : JsonException
{
    private readonly string _actual;

    private WireFormatException(string jsonPath, string expected, string actual, long? offset)
        : base($"{(jsonPath.Length == 0 ? "The value" : jsonPath)} should be {expected}, but is {actual}.")
    {
        JsonPath = jsonPath;
        Expected = expected;
        Offset = offset;
        _actual = actual;
    }

    /// <summary>Gets the path of the value, such as <c>$.details[2].count</c>. Each enclosing value prepends its own path.</summary>
    public string JsonPath { get; }

    /// <summary>Gets a description of the expected value.</summary>
    public string Expected { get; }

    /// <summary>Gets the offset of the value in bytes, or <see langword="null"/> if it is unknown or the value is missing.</summary>
    public long? Offset { get; }

    /// <summary>Gets a value indicating whether the document is not the expected one, as opposed to the expected document with an invalid
    /// value.</summary>
    public bool IsOtherDocument => IsMismatch || JsonPath == "$" || (IsMissing && !JsonPath.Contains('['));

    private bool IsMissing { get; init; }

    private bool IsMismatch { get; init; }

    /// <summary>Creates an exception that describes the actual value by its JSON type only, because the value may be sensitive.</summary>
    public static WireFormatException Unexpected(in Utf8JsonReader reader, string jsonPath, string expected) =>
        new(jsonPath, expected, Describe(reader.TokenType), reader.TokenStartIndex);

    /// <inheritdoc cref="Unexpected(in Utf8JsonReader, string, string)"/>
    public static WireFormatException Unexpected(JsonTokenType actual, string expected) =>
        new(string.Empty, expected, Describe(actual), offset: null);

    /// <summary>Creates an exception for a missing value.</summary>
    public static WireFormatException Missing(string jsonPath, string expected) =>
        new(jsonPath, expected, "missing", offset: null) { IsMissing = true };

    /// <summary>Creates an exception for a resource other than the requested one. The values must not be sensitive.</summary>
    public static WireFormatException Mismatch(string jsonPath, string expected, string actual) =>
        new(jsonPath, expected, actual, offset: null) { IsMismatch = true };

    /// <summary>Creates an exception with a description of the actual value, which must not contain the value if it may be sensitive.</summary>
    public static WireFormatException Invalid(string jsonPath, string expected, string actual) =>
        new(jsonPath, expected, actual, offset: null);

    /// <summary>Creates a copy of the exception with a path that begins with the path of the enclosing value.</summary>
    public WireFormatException PrependPath(string parent)
    {
        var path =
            JsonPath.Length == 0 ? parent
            : JsonPath[0] is '[' or '.' ? parent + JsonPath
            : $"{parent}.{JsonPath}";
        return new(path, Expected, _actual, Offset) { IsMissing = IsMissing, IsMismatch = IsMismatch };
    }

    private static string Describe(JsonTokenType type) =>
        type switch
        {
            JsonTokenType.String => "an unexpected string",
            JsonTokenType.Number => "an unexpected number",
            JsonTokenType.True or JsonTokenType.False => "a Boolean",
            JsonTokenType.Null => "null",
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            _ => "an unexpected token",
        };
}
