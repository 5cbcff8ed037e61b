using System.Text;
using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Deserializes the pages of a paginated list.</summary>
internal static class PageReader
{
    /// <summary>Deserializes a page.</summary>
    /// <param name="utf8">The JSON of the page.</param>
    /// <param name="key">The name of the property that contains the items.</param>
    /// <param name="readItem">A delegate that reads an item.</param>
    public static Page<T> Parse<T>(ReadOnlySpan<byte> utf8, string key, JsonItemReader<T> readItem)
    {
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw WireFormatException.Unexpected(in reader, "$", "a page object");
        }

        List<T>? items = null;
        Uri? next = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.TryReadProperty(Encoding.UTF8.GetBytes(key)))
            {
                items = ReadItems(ref reader, $"$.{key}", readItem);
            }
            else if (reader.TryReadProperty("meta"u8))
            {
                next = ReadNext(ref reader);
            }
            else
            {
                reader.SkipProperty();
            }
        }

        reader.Read(); // throws if data follows the page
        return new Page<T>(items ?? throw WireFormatException.Missing($"$.{key}", "an array"), next);
    }

    private static List<T> ReadItems<T>(ref Utf8JsonReader reader, string path, JsonItemReader<T> readItem)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw WireFormatException.Unexpected(in reader, path, "an array");
        }

        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            try
            {
                items.Add(readItem(ref reader));
            }
            catch (WireFormatException e)
            {
                throw e.PrependPath($"{path}[{items.Count}]");
            }
        }

        return items;
    }

    private static Uri? ReadNext(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw WireFormatException.Unexpected(in reader, "$.meta", "an object");
        }

        Uri? next = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.TryReadProperty("next_page_url"u8))
            {
                next = reader.GetUriOrNull("$.meta.next_page_url");
            }
            else
            {
                reader.SkipProperty();
            }
        }

        return next;
    }
}
