using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Reads documents that are one value and nothing else.</summary>
internal static class WireDocument
{
    public static T Parse<T>(ReadOnlySpan<byte> utf8, ItemReader<T> read)
    {
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        T value;
        try
        {
            value = read(ref reader);
        }
        catch (WireException e)
        {
            throw e.Under("$");
        }

        reader.Read(); // throws when something follows the document
        return value;
    }
}
