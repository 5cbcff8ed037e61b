using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Reads and writes an <see cref="ExportedDay"/> in the service's own form.</summary>
/// <remarks>Public only so that source-generated JSON of other assemblies can reach it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ExportedDayJsonConverter : JsonConverter<ExportedDay>
{
    /// <inheritdoc/>
    public override ExportedDay Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadValue(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ExportedDay value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        WireDay.Write(writer, "day"u8, value.Day);
        if (value.Size is { } size)
        {
            writer.WriteNumber("size"u8, size);
        }
        else
        {
            writer.WriteNull("size"u8);
        }

        WireDay.Write(writer, "create_date"u8, value.CreateDate);
        writer.WriteString("friendly_name"u8, value.FriendlyName);
        writer.WriteString("resource_type"u8, value.ResourceType?.Value);
        writer.WriteEndObject();
    }

    internal static ExportedDay ReadValue(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw WireException.Unexpected(in reader, string.Empty, "a day, an object");
        }

        DateOnly? day = null;
        var result = new ExportedDay();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (WireText.Take(ref reader, "day"u8))
            {
                day = WireDay.ReadOrNull(ref reader, "day");
            }
            else if (WireText.Take(ref reader, "size"u8))
            {
                result = result with { Size = WireNumber.ReadInt64(ref reader, "size") };
            }
            else if (WireText.Take(ref reader, "create_date"u8))
            {
                result = result with { CreateDate = WireDay.ReadOrNull(ref reader, "create_date") };
            }
            else if (WireText.Take(ref reader, "friendly_name"u8))
            {
                result = result with { FriendlyName = WireText.ReadOrNull(ref reader, "friendly_name") };
            }
            else if (WireText.Take(ref reader, "resource_type"u8))
            {
                result = result with { ResourceType = ResourceTypeJsonConverter.ReadValue(ref reader, "resource_type") };
            }
            else
            {
                WireText.SkipProperty(ref reader);
            }
        }

        return result with
        {
            Day = day ?? throw WireException.Missing("day", "a day written yyyy-MM-dd"),
        };
    }
}
