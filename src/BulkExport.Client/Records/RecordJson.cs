using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Reads records of any JSON.</summary>
internal static class RecordJson<TRecord, TFields>
    where TFields : struct, IRecordFields<TRecord>
{
    /// <summary>Reads the record that the reader stands on.</summary>
    public static TRecord Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw WireException.Unexpected(in reader, "$", "a record, an object");
        }

        var fields = default(TFields);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var field = TFields.Names.Find(in reader);
            if (field < 0)
            {
                WireText.SkipProperty(ref reader);
                continue;
            }

            reader.Read();
            try
            {
                fields.Set(field, WireValue.Of(in reader));
            }
            catch (WireException e)
            {
                throw e.Under(TFields.Names.All[field]).Under("$");
            }
        }

        return fields.ToRecord();
    }

    /// <summary>Reads a line that is a record and nothing else.</summary>
    public static TRecord Read(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        reader.Read();
        var record = Read(ref reader);
        reader.Read(); // throws when something follows the record
        return record;
    }
}
