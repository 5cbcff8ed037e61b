using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Reads and writes a <see cref="ResourceType"/> as a JSON string.</summary>
/// <remarks>Public only so that source-generated JSON of other assemblies can reach it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ResourceTypeJsonConverter : JsonConverter<ResourceType>
{
    private static readonly ResourceType[] Known =
    [
        ResourceType.Messages,
        ResourceType.Calls,
        ResourceType.Conferences,
        ResourceType.Participants,
    ];

    /// <inheritdoc/>
    public override ResourceType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadValue(ref reader, string.Empty) ?? default;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ResourceType value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    internal static ResourceType? ReadValue(ref Utf8JsonReader reader, string path)
    {
        const string Expected = "the name of a resource type, in ASCII letters and digits";
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.String)
        {
            throw WireException.Unexpected(in reader, path, Expected);
        }

        if (!reader.HasValueSequence && !reader.ValueIsEscaped && FindKnown(reader.ValueSpan) is { } known)
        {
            return known;
        }

        var text = WireText.Read(ref reader, path);
        return text switch
        {
            "" => null,
            _ when ResourceType.IsValid(text) => new ResourceType(text),
            _ => throw WireException.Unexpected(in reader, path, Expected),
        };
    }

    /// <summary>The resource type of that name in its usual case: it needs no string of its own.</summary>
    internal static ResourceType? FindKnown(ReadOnlySpan<byte> name)
    {
        foreach (var type in Known)
        {
            if (Ascii.Equals(name, type.Value))
            {
                return type;
            }
        }

        return null;
    }
}
