using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Converts an <see cref="ExportConfiguration"/> to and from the JSON format of the service.</summary>
/// <remarks>This type supports JSON source generation and is not intended to be used directly.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ExportConfigurationJsonConverter : JsonConverter<ExportConfiguration>
{
    /// <inheritdoc/>
    public override ExportConfiguration Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadValue(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ExportConfiguration value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("enabled"u8, value.Enabled);
        writer.WriteString("webhook_url"u8, value.WebhookUrl?.OriginalString ?? string.Empty);
        writer.WriteString("webhook_method"u8, value.WebhookMethod?.Method ?? string.Empty);
        writer.WriteField("resource_type"u8, value.ResourceType);
        writer.WriteString("url"u8, value.Url?.OriginalString);
        writer.WriteEndObject();
    }

    /// <summary>Deserializes the response body.</summary>
    internal static ExportConfiguration Parse(HttpResponseMessage response, ReadOnlySpan<byte> utf8) =>
        JsonDocumentReader.ReadSingle(utf8, ReadValue);

    private static ExportConfiguration ReadValue(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw WireFormatException.Unexpected(in reader, string.Empty, "a configuration object");
        }

        bool? enabled = null;
        Uri? webhookUrl = null;
        HttpMethod? webhookMethod = null;
        ResourceType? resourceType = null;
        Uri? url = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.TryReadProperty("enabled"u8))
            {
                enabled = reader.TokenType switch
                {
                    JsonTokenType.True => true,
                    JsonTokenType.False => false,
                    _ => throw WireFormatException.Unexpected(in reader, "enabled", "true or false"),
                };
            }
            else if (reader.TryReadProperty("webhook_url"u8))
            {
                webhookUrl = reader.ReadOrDefault(JsonReaderExtensions.GetUriOrNull);
            }
            else if (reader.TryReadProperty("webhook_method"u8))
            {
                webhookMethod = reader.ReadOrDefault(JsonReaderExtensions.GetHttpMethodOrNull);
            }
            else if (reader.TryReadProperty("resource_type"u8))
            {
                resourceType = reader.GetValueOrNull<ResourceType>("resource_type");
            }
            else if (reader.TryReadProperty("url"u8))
            {
                url = reader.ReadOrDefault(JsonReaderExtensions.GetUriOrNull);
            }
            else
            {
                reader.SkipProperty();
            }
        }

        return new ExportConfiguration
        {
            Enabled = enabled ?? throw WireFormatException.Missing("enabled", "true or false"),
            WebhookUrl = webhookUrl,
            WebhookMethod = webhookMethod,
            ResourceType = resourceType,
            Url = url,
        };
    }
}
