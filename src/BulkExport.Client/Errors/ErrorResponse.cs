using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BulkExport.Client;

/// <summary>Represents the body of an error response, in Twilio's own format or in the format of RFC 9457 (problem details).</summary>
/// <remarks>A property with an invalid name, type or value is ignored, so that the other properties remain available.</remarks>
internal sealed partial class ErrorResponse
{
    private const int MaxErrors = 100;

    /// <summary>The error code of the service for a resource that does not exist.</summary>
    private const int NotFoundCode = 20404;

    private readonly JsonElement _body;

    private ErrorResponse(JsonElement body) => _body = body;

    public string? Message => GetString(_body, "message"u8) ?? GetString(_body, "detail"u8) ?? GetString(_body, "title"u8);

    public int? ErrorCode =>
        GetProperty(_body, "code"u8) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var code) ? code
        : int.TryParse(GetString(_body, "code"u8), NumberStyles.Integer, CultureInfo.InvariantCulture, out code) ? code
        : null;

    /// <summary>Determines whether the service sent this body with a status code. Gateways also send JSON errors, but without the code of the service.</summary>
    public bool IsFromService(HttpStatusCode statusCode) =>
        statusCode == HttpStatusCode.NotFound
            ? ErrorCode == NotFoundCode
            : ErrorCode is not null
                || GetProperty(_body, "code"u8) is { ValueKind: JsonValueKind.Null }
                || (GetString(_body, "message"u8) is not null && GetProperty(_body, "status"u8) is { ValueKind: JsonValueKind.Number });

    /// <summary>Gets the URI of a page of Twilio's error documentation. Any other URI may be sensitive.</summary>
    public Uri? MoreInfo =>
        Uri.TryCreate(GetString(_body, "more_info"u8) ?? GetString(_body, "type"u8), UriKind.Absolute, out var uri)
        && uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) is var page
        && ErrorPage().IsMatch(page)
            ? new Uri(page)
            : null;

    public IReadOnlyList<BulkExportError> Errors =>
        GetProperty(_body, "errors"u8) is { ValueKind: JsonValueKind.Array } errors
            ? errors.EnumerateArray().Take(MaxErrors).Select(CreateError).OfType<BulkExportError>().ToArray().AsReadOnly()
            : [];

    /// <summary>Parses a body, or returns <see langword="null"/> if it is in neither format.</summary>
    public static ErrorResponse? TryParse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            var error = new ErrorResponse(JsonElement.ParseValue(ref reader));
            return !reader.Read() && (error.Message is not null || error.ErrorCode is not null) ? error : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static BulkExportError? CreateError(JsonElement error) =>
        GetString(error, "detail"u8) is { } detail
            ? new BulkExportError(
                MessageRedactor.Mask(detail),
                GetString(error, "pointer"u8) is { } pointer ? MessageRedactor.Mask(pointer) : null
            )
            : null;

    private static string? GetString(JsonElement parent, ReadOnlySpan<byte> name)
    {
        try
        {
            return GetProperty(parent, name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text
                ? text
                : null;
        }
        catch (InvalidOperationException)
        {
            return null; // the string is not valid UTF-8
        }
    }

    /// <summary>Gets a property, the last one if the name is duplicated, as the serializer does.</summary>
    private static JsonElement? GetProperty(JsonElement parent, ReadOnlySpan<byte> name)
    {
        JsonElement? value = null;
        if (parent.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in parent.EnumerateObject())
            {
                if (NameEquals(property, name))
                {
                    value = property.Value;
                }
            }
        }

        return value;
    }

    private static bool NameEquals(JsonProperty property, ReadOnlySpan<byte> name)
    {
        try
        {
            return property.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false; // the name contains an invalid escape sequence
        }
    }

    [GeneratedRegex(@"^https://(www\.)?twilio\.com/docs/(api/)?errors/[0-9]{4,6}\z")]
    private static partial Regex ErrorPage();
}
