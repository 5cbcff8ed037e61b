using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>The body of a refusal, in the service's classic form and in that of RFC 9457: what is common to both has one place.</summary>
/// <remarks>Codes are read as any JSON, since a refusal must never be lost to a detail of its form.</remarks>
internal sealed class ServiceErrorBody
{
    private const int MaxErrors = 100;

    [JsonPropertyName("code")]
    public JsonElement Code { get; init; }

    [JsonPropertyName("message")]
    public JsonElement Message { get; init; }

    [JsonPropertyName("detail")]
    public JsonElement Detail { get; init; }

    [JsonPropertyName("title")]
    public JsonElement Title { get; init; }

    [JsonPropertyName("more_info")]
    public JsonElement MoreInfo { get; init; }

    [JsonPropertyName("type")]
    public JsonElement Type { get; init; }

    [JsonPropertyName("errors")]
    public JsonElement Errors { get; init; }

    public string? Text => TextOf(Message) ?? TextOf(Detail) ?? TextOf(Title);

    public int? ErrorCode =>
        Code.ValueKind switch
        {
            JsonValueKind.Number when Code.TryGetInt32(out var code) => code,
            JsonValueKind.String when int.TryParse(TextOf(Code), NumberStyles.Integer, CultureInfo.InvariantCulture, out var code) => code,
            _ => null,
        };

    public Uri? Page =>
        Uri.TryCreate(TextOf(MoreInfo) ?? TextOf(Type), UriKind.Absolute, out var page) && page.Scheme == Uri.UriSchemeHttps
            ? new Uri(page.GetLeftPart(UriPartial.Path))
            : null;

    public IReadOnlyList<BulkExportError> List
    {
        get
        {
            if (Errors.ValueKind != JsonValueKind.Array)
            {
                return [];
            }

            var list = new List<BulkExportError>();
            foreach (var error in Errors.EnumerateArray().Take(MaxErrors))
            {
                if (error.ValueKind == JsonValueKind.Object && TextOf(Member(error, "detail")) is { } detail)
                {
                    list.Add(
                        new BulkExportError(
                            Excerpt.Of(detail),
                            TextOf(Member(error, "pointer")) is { } pointer ? Excerpt.Of(pointer) : null
                        )
                    );
                }
            }

            return list.AsReadOnly();
        }
    }

    /// <summary>Reads a body, or says that it is in none of the service's forms.</summary>
    public static ServiceErrorBody? TryRead(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return
                JsonSerializer.Deserialize(utf8, BulkExportJsonContext.Default.ServiceErrorBody) is { } error
                && (error.Text ?? (object?)error.ErrorCode) is not null
                ? error
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement Member(JsonElement parent, string name)
    {
        try
        {
            return parent.TryGetProperty(name, out var member) ? member : default;
        }
        catch (InvalidOperationException)
        {
            return default; // a name whose escapes make no text
        }
    }

    private static string? TextOf(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null; // bytes that are no text
        }
    }
}
