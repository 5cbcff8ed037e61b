using System.Text;
using System.Text.Unicode;

namespace BulkExport.Client;

/// <summary>Parses the form of a webhook to the text that the signature covers.</summary>
internal static class WebhookForm
{
    public const int MaxFieldCount = 1000;

    /// <summary>Determines whether a media type is that of a form.</summary>
    public static bool IsForm(string? contentType)
    {
        var mediaType = contentType.AsSpan();
        mediaType = mediaType[..(mediaType.IndexOf(';') is >= 0 and var end ? end : mediaType.Length)].Trim();
        return mediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Gets the names and values of the fields without separators, sorted by name and, for a repeated field, the distinct values sorted.</summary>
    /// <param name="body">The form.</param>
    /// <param name="text">When this method returns, contains the text.</param>
    /// <returns><see cref="WebhookSignatureStatus.Valid"/>, or the reason why the form is rejected.</returns>
    public static WebhookSignatureStatus TryGetSignedText(ReadOnlySpan<byte> body, out string text)
    {
        text = string.Empty;
        var fields = new List<(string Name, string Value)>();
        foreach (var range in body.Split((byte)'&'))
        {
            var field = body[range];
            if (field.IsEmpty)
            {
                continue;
            }

            if (fields.Count == MaxFieldCount)
            {
                return WebhookSignatureStatus.RequestTooLarge;
            }

            // Without separators in the signed text, "ab" and "a=b" would have the same signature. The service sends each field with its separator.
            var separator = field.IndexOf((byte)'=');
            if (separator < 0 || Decode(field[..separator]) is not { } name || Decode(field[(separator + 1)..]) is not { } value)
            {
                return WebhookSignatureStatus.MalformedRequest;
            }

            fields.Add((name, value));
        }

        var builder = new StringBuilder();
        foreach (
            var (name, value) in fields
                .Distinct()
                .OrderBy(field => field.Name, StringComparer.Ordinal)
                .ThenBy(field => field.Value, StringComparer.Ordinal)
        )
        {
            builder.Append(name).Append(value);
        }

        text = builder.ToString();
        return WebhookSignatureStatus.Valid;
    }

    /// <summary>Decodes a name or a value.</summary>
    /// <returns>The text, or <see langword="null"/> if an escape sequence is malformed or the bytes are not valid UTF-8.</returns>
    private static string? Decode(ReadOnlySpan<byte> encoded)
    {
        var bytes = new byte[encoded.Length];
        var length = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            var current = encoded[i];
            if (current == '%')
            {
                if (i + 2 >= encoded.Length || !char.IsAsciiHexDigit((char)encoded[i + 1]) || !char.IsAsciiHexDigit((char)encoded[i + 2]))
                {
                    return null;
                }

                current = (byte)((GetHexValue(encoded[i + 1]) << 4) | GetHexValue(encoded[i + 2]));
                i += 2;
            }
            else if (current == '+')
            {
                current = (byte)' ';
            }

            bytes[length++] = current;
        }

        return Utf8.IsValid(bytes.AsSpan(0, length)) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    private static int GetHexValue(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
