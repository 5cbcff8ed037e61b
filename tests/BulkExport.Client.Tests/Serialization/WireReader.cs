using System.Text;
using System.Text.Json;

namespace BulkExport.Client.Tests.Serialization;

/// <summary>Reads a single JSON value.</summary>
internal delegate T WireReader<out T>(ref Utf8JsonReader reader, string path);

internal static class Wire
{
    public static T Read<T>(string json, WireReader<T> read)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return read(ref reader, "field");
    }

    public static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
