using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Deserializes JSON documents.</summary>
internal static class JsonDocumentReader
{
    /// <summary>Reads a document that consists of a single value.</summary>
    /// <exception cref="JsonException">The document is malformed, or data follows the value.</exception>
    public static T ReadSingle<T>(ReadOnlySpan<byte> utf8, JsonItemReader<T> read)
    {
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        T value;
        try
        {
            value = read(ref reader);
        }
        catch (WireFormatException e)
        {
            throw e.PrependPath("$");
        }

        reader.Read(); // throws if data follows the value
        return value;
    }
}
