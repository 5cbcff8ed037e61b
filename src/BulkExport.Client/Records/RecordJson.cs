using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Reads records from any valid JSON. A value that cannot be converted to the type of its field does not affect other fields.</summary>
internal static class RecordJson<TRecord, TBuilder>
    where TBuilder : struct, IRecordBuilder<TRecord>
{
    /// <summary>Reads a record from the current token.</summary>
    public static TRecord Read(ref Utf8JsonReader reader, RecordDetails? details)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw WireFormatException.Unexpected(in reader, "$", "a record object");
        }

        details?.Reset();
        var builder = default(TBuilder);
        var hasFields = false;
        try
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                hasFields |= TryReadField(ref reader, ref builder, details);
            }
        }
        catch (JsonException) when (details is not null && hasFields)
        {
            details.PartialRecord = Build(ref builder, details);
            throw;
        }

        return Build(ref builder, details);
    }

    /// <summary>Reads a line that consists of a single record.</summary>
    public static TRecord Read(ReadOnlySpan<byte> line, RecordDetails? details)
    {
        var reader = new Utf8JsonReader(line);
        reader.Read();
        var record = Read(ref reader, details);
        reader.Read(); // throws when data follows the record
        return record;
    }

    private static bool TryReadField(ref Utf8JsonReader reader, ref TBuilder builder, RecordDetails? details)
    {
        var field = TBuilder.FieldNames.IndexOf(in reader);
        if (field < 0)
        {
            if (details is { IncludeAdditionalProperties: true })
            {
                details.AddProperty(ref reader);
                return true;
            }

            reader.SkipProperty();
            return false;
        }

        reader.Read();
        if (builder.SetField(field, JsonScalar.Create(in reader)) is not { } expected)
        {
            return true;
        }

        details?.AddFieldError(reader.TokenType, TBuilder.FieldNames.Names[field], expected);
        reader.SkipValue();
        return false;
    }

    private static TRecord Build(ref TBuilder builder, RecordDetails? details)
    {
        builder.AdditionalProperties = details?.CreateAdditionalProperties();
        return builder.Build();
    }
}
