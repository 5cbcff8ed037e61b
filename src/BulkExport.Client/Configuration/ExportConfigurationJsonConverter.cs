using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Reads and writes an <see cref="ExportConfiguration"/> in the service's own form.</summary>
/// <remarks>Public only so that source-generated JSON of other assemblies can reach it.</remarks>
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
        writer.WriteString("resource_type"u8, value.ResourceType?.Value);
        writer.WriteString("url"u8, value.Url?.OriginalString);
        writer.WriteEndObject();
    }

    /// <summary>Reads a whole document that is a configuration.</summary>
    internal static ExportConfiguration Parse(HttpResponseMessage response, ReadOnlySpan<byte> utf8) => WireDocument.Parse(utf8, ReadValue);

    private static ExportConfiguration ReadValue(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw WireException.Unexpected(in reader, string.Empty, "a configuration, an object");
        }

        bool? enabled = null;
        var result = new ExportConfiguration();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (WireText.Take(ref reader, "enabled"u8))
            {
                enabled = reader.TokenType switch
                {
                    JsonTokenType.True => true,
                    JsonTokenType.False => false,
                    _ => throw WireException.Unexpected(in reader, "enabled", "true or false"),
                };
            }
            else if (WireText.Take(ref reader, "webhook_url"u8))
            {
                result = result with { WebhookUrl = WireText.ReadUri(ref reader, "webhook_url") };
            }
            else if (WireText.Take(ref reader, "webhook_method"u8))
            {
                result = result with { WebhookMethod = WireText.ReadHttpMethod(ref reader, "webhook_method") };
            }
            else if (WireText.Take(ref reader, "resource_type"u8))
            {
                result = result with { ResourceType = ResourceTypeJsonConverter.ReadValue(ref reader, "resource_type") };
            }
            else if (WireText.Take(ref reader, "url"u8))
            {
                result = result with { Url = WireText.ReadUri(ref reader, "url") };
            }
            else
            {
                WireText.SkipProperty(ref reader);
            }
        }

        return result with
        {
            Enabled = enabled ?? throw WireException.Missing("enabled", "true or false"),
        };
    }
}
