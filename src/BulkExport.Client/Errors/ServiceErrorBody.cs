using System.Globalization;
using System.Text.Json;

namespace BulkExport.Client;

/// <summary>The body of a refusal, in the service's classic form and in that of RFC 9457: what is common to both has one place.</summary>
/// <remarks>Codes are read as any JSON, since a refusal must never be lost to a detail of its form.</remarks>
internal sealed class ServiceErrorBody
{
    private const int MaxErrors = 100;

    private JsonElement Code { get; set; }

    private JsonElement Message { get; set; }

    private JsonElement Detail { get; set; }

    private JsonElement Title { get; set; }

    private JsonElement MoreInfo { get; set; }

    private JsonElement Type { get; set; }

    private JsonElement Errors { get; set; }

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
            ? Show(page)
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
            return JsonDocuments.ReadSingle(utf8, Read) is { } error && (error.Text ?? (object?)error.ErrorCode) is not null ? error : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ServiceErrorBody? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        var error = new ServiceErrorBody();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.TryReadProperty("code"u8))
            {
                error.Code = JsonElement.ParseValue(ref reader);
            }
            else if (reader.TryReadProperty("message"u8))
            {
                error.Message = JsonElement.ParseValue(ref reader);
            }
            else if (reader.TryReadProperty("detail"u8))
            {
                error.Detail = JsonElement.ParseValue(ref reader);
            }
            else if (reader.TryReadProperty("title"u8))
            {
                error.Title = JsonElement.ParseValue(ref reader);
            }
            else if (reader.TryReadProperty("more_info"u8))
            {
                error.MoreInfo = JsonElement.ParseValue(ref reader);
            }
            else if (reader.TryReadProperty("type"u8))
            {
                error.Type = JsonElement.ParseValue(ref reader);
            }
            else if (reader.TryReadProperty("errors"u8))
            {
                error.Errors = JsonElement.ParseValue(ref reader);
            }
            else
            {
                reader.SkipProperty();
            }
        }

        return error;
    }

    /// <summary>An address without its user and its query; none where the rest of it is nobody's business either.</summary>
    private static Uri? Show(Uri page)
    {
        var place = page.GetComponents(UriComponents.Host | UriComponents.Path, UriFormat.UriEscaped);
        return Excerpt.Of(place, place.Length) == place
            ? new Uri(page.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped))
            : null;
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
