using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Describes a response body by its kind, its media type, its length and the known property names, without its content.</summary>
internal static class BodyShape
{
    private static readonly FrozenSet<string> KnownMediaTypes = new[]
    {
        "application/gzip",
        "application/json",
        "application/octet-stream",
        "application/problem+json",
        "application/x-gzip",
        "application/xhtml+xml",
        "application/xml",
        "text/html",
        "text/plain",
        "text/xml",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> KnownProperties = (
        "code count create_date day days detail details email enabled end_day error errors estimated_completion_time friendly_name instance "
        + "job_queue_position job_sid jobs links message meta more_info redirect_to resource_type size start_day status title type url webhook_method webhook_url"
    )
        .Split(' ')
        .ToFrozenSet();

    /// <summary>Describes a body, or returns <see langword="null"/> if it is empty.</summary>
    /// <param name="mediaType">The media type of the response.</param>
    /// <param name="body">The body, or its start.</param>
    /// <param name="isTruncated">A value indicating whether <paramref name="body"/> is only the start.</param>
    public static string? Describe(string? mediaType, ReadOnlySpan<byte> body, bool isTruncated = false)
    {
        var text = SkipWhiteSpace(body);
        if (text.IsEmpty)
        {
            return null;
        }

        var media =
            mediaType is null ? "no media type"
            : KnownMediaTypes.TryGetValue(mediaType, out var known) ? known
            : "an unknown media type";
        return $"{DescribeKind(text)} ({media}, {(isTruncated ? "more than " : string.Empty)}{DisplayText.FormatLength(body.Length, "byte")})";
    }

    /// <summary>Gets the kind of a text that begins with <c>&lt;</c>.</summary>
    public static string DescribeMarkup(ReadOnlySpan<byte> text)
    {
        var start = Encoding.Latin1.GetString(text[..Math.Min(text.Length, ContentFormat.PrefixLength)]);
        return StartsWith("<?xml") || StartsWith("<Error>") ? "an XML document"
            : StartsWith("<!doctype html") || Contains("<html") || Contains("<head") || Contains("<body") ? "an HTML page"
            : "markup";

        bool StartsWith(string value) => start.StartsWith(value, StringComparison.OrdinalIgnoreCase);
        bool Contains(string value) => start.Contains(value, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Gets the kind of a body, such as <c>an HTML page</c>.</summary>
    public static string GetKind(ReadOnlySpan<byte> body) =>
        SkipWhiteSpace(body) is { IsEmpty: false } text ? DescribeKind(text) : "white space";

    private static ReadOnlySpan<byte> SkipWhiteSpace(ReadOnlySpan<byte> body)
    {
        body = body.StartsWith("\uFEFF"u8) ? body[3..] : body;
        return body.TrimStart(" \t\r\n"u8);
    }

    private static string DescribeKind(ReadOnlySpan<byte> text) =>
        text switch
        {
            [(byte)'{', ..] => DescribeObject(text),
            [(byte)'[', ..] => "a JSON array",
            [(byte)'"', ..] => "a JSON string",
            [0x1f, 0x8b, ..] => "gzip data",
            [(byte)'<', ..] => DescribeMarkup(text),
            _ => IsText(text) ? "plain text" : "binary data",
        };

    private static string DescribeObject(ReadOnlySpan<byte> text)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        var otherCount = 0;
        var isValid = true;
        try
        {
            var reader = new Utf8JsonReader(text);
            while (reader.Read())
            {
                if (reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName)
                {
                    continue;
                }

                if (!reader.ValueIsEscaped && KnownProperties.TryGetValue(Encoding.UTF8.GetString(reader.ValueSpan), out var name))
                {
                    names.Add(name);
                }
                else
                {
                    otherCount++;
                }
            }
        }
        catch (JsonException)
        {
            isValid = false;
        }

        var properties = string.Join(", ", names.Take(8)) + (names.Count > 8 ? ", …" : string.Empty);
        return (isValid ? "a JSON object" : "an invalid JSON object")
            + (names.Count > 0 ? $" with {properties}" : string.Empty)
            + (
                otherCount > 0
                    ? $"{(names.Count > 0 ? " and" : " with")} {(otherCount == 1 ? "1 unknown property" : $"{otherCount} unknown properties")}"
                    : string.Empty
            );
    }

    private static bool IsText(ReadOnlySpan<byte> text)
    {
        foreach (var b in text[..Math.Min(text.Length, 256)])
        {
            if (b < ' ' && b is not ((byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                return false;
            }
        }

        return true;
    }
}
