using System.Globalization;
using System.Text.Json;

namespace BulkExport.Client;

/// <summary>The body of an error response, in the classic format of the service or in that of RFC 9457.</summary>
/// <remarks>Values are read as any JSON, because an unexpected type of one value must not hide the error.</remarks>
internal sealed class ErrorResponse
{
    private const int MaxErrors = 100;

    private JsonElement CodeElement { get; set; }

    private JsonElement MessageElement { get; set; }

    private JsonElement DetailElement { get; set; }

    private JsonElement TitleElement { get; set; }

    private JsonElement MoreInfoElement { get; set; }

    private JsonElement TypeElement { get; set; }

    private JsonElement ErrorsElement { get; set; }

    public string? Message => GetString(MessageElement) ?? GetString(DetailElement) ?? GetString(TitleElement);

    public int? ErrorCode =>
        CodeElement.ValueKind switch
        {
            JsonValueKind.Number when CodeElement.TryGetInt32(out var code) => code,
            JsonValueKind.String
                when int.TryParse(GetString(CodeElement), NumberStyles.Integer, CultureInfo.InvariantCulture, out var code) => code,
            _ => null,
        };

    public Uri? MoreInfo =>
        Uri.TryCreate(GetString(MoreInfoElement) ?? GetString(TypeElement), UriKind.Absolute, out var page)
        && page.Scheme == Uri.UriSchemeHttps
            ? Redact(page)
            : null;

    public IReadOnlyList<BulkExportError> Errors
    {
        get
        {
            if (ErrorsElement.ValueKind != JsonValueKind.Array)
            {
                return [];
            }

            var list = new List<BulkExportError>();
            foreach (var error in ErrorsElement.EnumerateArray().Take(MaxErrors))
            {
                if (error.ValueKind == JsonValueKind.Object && GetString(GetProperty(error, "detail")) is { } detail)
                {
                    list.Add(
                        new BulkExportError(
                            Redactor.Redact(detail),
                            GetString(GetProperty(error, "pointer")) is { } pointer ? Redactor.Redact(pointer) : null
                        )
                    );
                }
            }

            return list.AsReadOnly();
        }
    }

    /// <summary>Reads a body, or returns <see langword="null"/> when it is in neither format.</summary>
    public static ErrorResponse? TryRead(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonDocuments.ReadSingle(utf8, Read) is { } error && (error.Message ?? (object?)error.ErrorCode) is not null
                ? error
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ErrorResponse? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        var error = new ErrorResponse();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.TryReadProperty("code"u8))
            {
                error.CodeElement = JsonElement.ParseValue(ref reader);
            }
            else if (reader.TryReadProperty("message"u8))
            {
                error.MessageElement = JsonElement.ParseValue(ref reader);
            }
            else if (reader.TryReadProperty("detail"u8))
            {
                error.DetailElement = JsonElement.ParseValue(ref reader);
            }
            else if (reader.TryReadProperty("title"u8))
            {
                error.TitleElement = JsonElement.ParseValue(ref reader);
            }
            else if (reader.TryReadProperty("more_info"u8))
            {
                error.MoreInfoElement = JsonElement.ParseValue(ref reader);
            }
            else if (reader.TryReadProperty("type"u8))
            {
                error.TypeElement = JsonElement.ParseValue(ref reader);
            }
            else if (reader.TryReadProperty("errors"u8))
            {
                error.ErrorsElement = JsonElement.ParseValue(ref reader);
            }
            else
            {
                reader.SkipProperty();
            }
        }

        return error;
    }

    /// <summary>Removes the user info and the query of a URI; returns <see langword="null"/> where the rest may be sensitive too.</summary>
    private static Uri? Redact(Uri page)
    {
        var place = page.GetComponents(UriComponents.Host | UriComponents.Path, UriFormat.UriEscaped);
        return Redactor.Redact(place, place.Length) == place
            ? new Uri(page.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped))
            : null;
    }

    private static JsonElement GetProperty(JsonElement parent, string name)
    {
        try
        {
            return parent.TryGetProperty(name, out var member) ? member : default;
        }
        catch (InvalidOperationException)
        {
            return default; // a property name with an invalid escape
        }
    }

    private static string? GetString(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null; // invalid UTF-8
        }
    }
}
