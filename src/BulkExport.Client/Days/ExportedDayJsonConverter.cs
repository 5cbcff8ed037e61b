using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Converts an <see cref="ExportedDay"/> to and from the JSON format of the service.</summary>
/// <remarks>This type supports JSON source generation and is not intended to be used directly.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ExportedDayJsonConverter : JsonConverter<ExportedDay>
{
    /// <inheritdoc/>
    public override ExportedDay Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadValue(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ExportedDay value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteField("day"u8, value.Day);
        writer.WriteField("size"u8, value.Size);
        writer.WriteField("create_date"u8, value.CreatedOn);
        writer.WriteField("friendly_name"u8, value.FriendlyName);
        writer.WriteField("resource_type"u8, value.ResourceType);
        writer.WriteEndObject();
    }

    internal static ExportedDay ReadValue(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw WireFormatException.Unexpected(in reader, string.Empty, "a day object");
        }

        DateOnly? day = null;
        long? size = null;
        DateOnly? createdOn = null;
        string? friendlyName = null;
        ResourceType? resourceType = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.TryReadProperty("day"u8))
            {
                day = reader.GetDateOrNull("day");
            }
            else if (reader.TryReadProperty("size"u8))
            {
                size = reader.ReadOrDefault(JsonReaderExtensions.GetInt64OrNull) is >= 0 and var length ? length : null;
            }
            else if (reader.TryReadProperty("create_date"u8))
            {
                createdOn = reader.ReadOrDefault(JsonReaderExtensions.GetDateOfTimestampOrNull);
            }
            else if (reader.TryReadProperty("friendly_name"u8))
            {
                friendlyName = reader.ReadOrDefault(JsonReaderExtensions.GetStringOrNull);
            }
            else if (reader.TryReadProperty("resource_type"u8))
            {
                resourceType = reader.GetValueOrNull<ResourceType>("resource_type");
            }
            else
            {
                reader.SkipProperty();
            }
        }

        return new ExportedDay
        {
            Day = day ?? throw WireFormatException.Missing("day", DateFormat.Description),
            Size = size,
            CreatedOn = createdOn,
            FriendlyName = friendlyName,
            ResourceType = resourceType,
        };
    }
}
