using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BulkExport.Client;

/// <summary>Makes records of a type that the caller brought, with its JSON type info.</summary>
internal sealed class TypeInfoLineParser<T>(JsonTypeInfo<T> typeInfo) : LineParser<T>
{
    public override T Parse(ReadOnlySpan<byte> line) =>
        JsonSerializer.Deserialize(line, typeInfo) ?? throw WireException.Unexpected(JsonTokenType.Null, "a record").Under("$");
}
