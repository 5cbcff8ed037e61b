using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BulkExport.Client.Tests.Records;

/// <summary>Parses a line with each parser and verifies that the results are equal.</summary>
internal static class RecordParsing
{
    public static MessageRecord Message(string line) => Parse(line, RecordContext.Default.MessageRecord);

    public static CallRecord Call(string line) => Parse(line, RecordContext.Default.CallRecord);

    public static LineParser<T> CreateParser<T>()
        where T : class, IExportRecord<T> => T.CreateParser();

    public static T Parse<T>(string line, JsonTypeInfo<T> typeInfo)
        where T : class, IExportRecord<T> => Parse(Encoding.UTF8.GetBytes(line), typeInfo);

    public static T Parse<T>(byte[] line, JsonTypeInfo<T> typeInfo)
        where T : class, IExportRecord<T>
    {
        var parser = T.CreateParser();
        var (fast, fastException) = Try(() => parser.Parse(line));
        var (again, secondException) = Try(() => parser.Parse(line)); // with the field order predicted from the first line
        var (any, serializerException) = Try(() => JsonSerializer.Deserialize(line, typeInfo)!);
        Assert.Equal(any, fast);
        Assert.Equal(fast, again);
        Assert.Equal(serializerException is null, fastException is null);
        if (serializerException is WireFormatException expected && fastException is WireFormatException actual)
        {
            Assert.Equal(expected.JsonPath, actual.JsonPath);
        }

        Assert.Equal(fastException?.Message, secondException?.Message);
        return fastException is null ? fast! : throw fastException;
    }

    /// <summary>Parses a line with one field that cannot be converted.</summary>
    public static (T Record, RecordReadError Error) ParseWithFieldError<T>(string line, JsonTypeInfo<T> typeInfo)
        where T : class, IExportRecord<T>
    {
        var details = new RecordDetails(includeAdditionalProperties: false, includeFieldErrors: true);
        var record = T.CreateParser().Parse(Encoding.UTF8.GetBytes(line), details);
        Assert.Equal(Parse(line, typeInfo), record);
        return (record, Assert.Single(details.FieldErrors));
    }

    private static (T? Record, JsonException? Failure) Try<T>(Func<T> parse)
    {
        try
        {
            return (parse(), null);
        }
        catch (JsonException e)
        {
            return (default, e);
        }
    }
}
