using System.Buffers;
using System.Text.Json;

namespace BulkExport.Client.Testing;

/// <summary>Serializes pages as the service does.</summary>
internal static class SimulatedPageJson
{
    /// <summary>Serializes a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="key">The name of the property that contains the items.</param>
    /// <param name="url">The URL of the list.</param>
    /// <param name="write">The callback that writes an item.</param>
    public static ReadOnlyMemory<byte> Write<T>(SimulatedPage<T> page, string key, string url, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, SimulatorJson.Options);
        json.WriteStartObject();
        json.WriteStartArray(key);
        foreach (var item in page.Items)
        {
            write(json, item);
        }

        json.WriteEndArray();
        json.WriteStartObject("meta");
        json.WriteNumber("page", page.Query.Number);
        json.WriteNumber("page_size", page.Query.Size);
        json.WriteString("first_page_url", CreateUrl(0, null));
        json.WriteString(
            "previous_page_url",
            page.Previous is { } previous ? CreateUrl(Math.Max(0, page.Query.Number - 1), previous) : null
        );
        json.WriteString("url", CreateUrl(page.Query.Number, page.Query.Token));
        json.WriteString("next_page_url", page.Next is { } next ? CreateUrl(page.Query.Number + 1, next) : null);
        json.WriteString("key", key);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;

        string CreateUrl(int number, PageToken? token) =>
            FormattableString.Invariant($"{url}?PageSize={page.Query.Size}&Page={number}{(token is null ? "" : $"&PageToken={token}")}");
    }
}
