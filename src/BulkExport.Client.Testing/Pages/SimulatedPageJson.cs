using System.Buffers;
using System.Text.Json;

namespace BulkExport.Client.Testing;

/// <summary>Writes pages as the service does.</summary>
internal static class SimulatedPageJson
{
    /// <summary>Writes a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="key">The name of the property that holds the items.</param>
    /// <param name="address">The list's own address.</param>
    /// <param name="write">Writes an item.</param>
    public static ReadOnlyMemory<byte> Write<T>(SimulatedPage<T> page, string key, string address, Action<Utf8JsonWriter, T> write)
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
        json.WriteString("first_page_url", Url(0, null));
        json.WriteString("previous_page_url", page.Previous is { } previous ? Url(Math.Max(0, page.Query.Number - 1), previous) : null);
        json.WriteString("url", Url(page.Query.Number, page.Query.Token));
        json.WriteString("next_page_url", page.Next is { } next ? Url(page.Query.Number + 1, next) : null);
        json.WriteString("key", key);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;

        string Url(int number, PageToken? token) =>
            FormattableString.Invariant(
                $"{address}?PageSize={page.Query.Size}&Page={number}{(token is null ? "" : $"&PageToken={token}")}"
            );
    }
}
