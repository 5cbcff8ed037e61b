using System.Text.Json;

namespace BulkExport.Client;

/// <summary>The one-time link to the file of a day. It is a credential: nothing shows it.</summary>
internal sealed class DownloadLink
{
    private const string Expected = "an address, by https or on this machine";

    private DownloadLink(Uri address) => Address = address;

    public Uri Address { get; }

    /// <summary>Reads the link from the answer's body or, failing that, from its <c>Location</c>.</summary>
    public static DownloadLink Parse(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        var address = body.IsEmpty ? response.Headers.Location : Read(body) ?? response.Headers.Location;
        return address switch
        {
            null => throw WireFormatException.Missing("$.redirect_to", Expected),
            { IsAbsoluteUri: true }
                when address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback) =>
                new DownloadLink(address),
            _ => throw WireFormatException.Missing("$.redirect_to", Expected),
        };
    }

    /// <summary>Says what it is.</summary>
    public override string ToString() => "a one-time link";

    private static Uri? Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw WireFormatException.Unexpected(in reader, "$", "an object with the link");
        }

        Uri? address = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.TryReadProperty("redirect_to"u8))
            {
                address = reader.GetUri("$.redirect_to");
            }
            else
            {
                reader.SkipProperty();
            }
        }

        reader.Read(); // throws when something follows the document
        return address;
    }
}
