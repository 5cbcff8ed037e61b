using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BulkExport.Client;

/// <summary>Deserializes records of a custom type.</summary>
internal sealed class JsonTypeInfoLineParser<T>(JsonTypeInfo<T> jsonTypeInfo) : LineParser<T>
{
    public override T Parse(ReadOnlySpan<byte> line, RecordDetails? details = null)
    {
        details?.Reset();
        try
        {
            return JsonSerializer.Deserialize(line, jsonTypeInfo)
                ?? throw WireFormatException.Unexpected(JsonTokenType.Null, "a record").PrependPath("$");
        }
        catch (Exception e) when (e is not (JsonException or OutOfMemoryException))
        {
            throw new RecordTypeException(e.GetType()); // constructors, setters and converters of the type may throw any exception
        }
    }
}
