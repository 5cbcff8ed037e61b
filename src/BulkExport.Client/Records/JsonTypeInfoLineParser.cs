using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BulkExport.Client;

/// <summary>Makes records of a type that the caller brought, with its JSON type info.</summary>
internal sealed class JsonTypeInfoLineParser<T>(JsonTypeInfo<T> typeInfo) : LineParser<T>
{
    public override T Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, typeInfo)
                ?? throw WireFormatException.Unexpected(JsonTokenType.Null, "a record").PrependPath("$");
        }
        catch (Exception e) when (e is not (JsonException or OutOfMemoryException))
        {
            // The caller's constructors, setters and converters may throw anything. It costs this record, as JSON that does not fit would.
            throw new RecordTypeException(e.GetType());
        }
    }
}
