using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Represents the single-use link to the file of a day. The link is a credential and must not be logged.</summary>
internal sealed class DownloadLink
{
    private const string Expected = "an https URI (or an http URI with a loopback address)";

    private DownloadLink(Uri uri) => Uri = uri;

    public Uri Uri { get; }

    /// <summary>Reads the link from the response body or, if the body contains none, from the <c>Location</c> header.</summary>
    public static DownloadLink Parse(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        var uri = body.IsEmpty ? response.Headers.Location : Read(body) ?? response.Headers.Location;
        return uri switch
        {
            null => throw WireFormatException.Missing("$.redirect_to", Expected),
            { IsAbsoluteUri: true } when SecureUri.IsSecure(uri) => new DownloadLink(uri),
            _ => throw WireFormatException.Invalid(
                "$.redirect_to",
                Expected,
                uri.IsAbsoluteUri ? "a URI that is neither https nor loopback http" : "a relative URI"
            ),
        };
    }

    /// <summary>Returns a placeholder instead of the link.</summary>
    public override string ToString() => "a single-use download link";

    private static Uri? Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw WireFormatException.Unexpected(in reader, "$", "an object with the property redirect_to");
        }

        Uri? uri = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.TryReadProperty("redirect_to"u8))
            {
                uri = reader.GetUriOrNull("$.redirect_to");
            }
            else
            {
                reader.SkipProperty();
            }
        }

        reader.Read(); // throws if data follows the object
        return uri;
    }
}
