using System.Text;
using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Reads one item of a page.</summary>
internal delegate T ItemReader<out T>(ref Utf8JsonReader reader);

/// <summary>Reads the pages that lists come in.</summary>
internal static class PageJson
{
    /// <summary>Reads a whole document that is a page.</summary>
    /// <param name="utf8">The document.</param>
    /// <param name="key">The property that holds the items.</param>
    /// <param name="readItem">Reads one of them.</param>
    public static Page<T> Parse<T>(ReadOnlySpan<byte> utf8, string key, ItemReader<T> readItem)
    {
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw WireException.Unexpected(in reader, "$", "a page, an object");
        }

        List<T>? items = null;
        Uri? next = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (WireText.Take(ref reader, Encoding.UTF8.GetBytes(key)))
            {
                items = ReadItems(ref reader, $"$.{key}", readItem);
            }
            else if (WireText.Take(ref reader, "meta"u8))
            {
                next = ReadNext(ref reader);
            }
            else
            {
                WireText.SkipProperty(ref reader);
            }
        }

        reader.Read(); // throws when something follows the document
        return new Page<T>(items ?? throw WireException.Missing($"$.{key}", "a list"), next);
    }

    private static List<T> ReadItems<T>(ref Utf8JsonReader reader, string path, ItemReader<T> readItem)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw WireException.Unexpected(in reader, path, "a list");
        }

        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            try
            {
                items.Add(readItem(ref reader));
            }
            catch (WireException e)
            {
                throw e.Under($"{path}[{items.Count}]");
            }
        }

        return items;
    }

    private static Uri? ReadNext(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw WireException.Unexpected(in reader, "$.meta", "an object");
        }

        Uri? next = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (WireText.Take(ref reader, "next_page_url"u8))
            {
                next = WireText.ReadUri(ref reader, "$.meta.next_page_url");
            }
            else
            {
                WireText.SkipProperty(ref reader);
            }
        }

        return next;
    }
}
