using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Reads records from any JSON.</summary>
internal static class RecordJson<TRecord, TBuilder>
    where TBuilder : struct, IRecordBuilder<TRecord>
{
    /// <summary>Reads a record from the current token.</summary>
    public static TRecord Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw WireFormatException.Unexpected(in reader, "$", "a record, an object");
        }

        var builder = default(TBuilder);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var field = TBuilder.FieldNames.IndexOf(in reader);
            if (field < 0)
            {
                reader.SkipProperty();
                continue;
            }

            reader.Read();
            try
            {
                builder.SetField(field, JsonScalar.Create(in reader));
            }
            catch (WireFormatException e)
            {
                throw e.PrependPath(TBuilder.FieldNames.Names[field]).PrependPath("$");
            }
        }

        return builder.Build();
    }

    /// <summary>Reads a line that consists of a single record.</summary>
    public static TRecord Read(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        reader.Read();
        var record = Read(ref reader);
        reader.Read(); // throws when data follows the record
        return record;
    }
}
