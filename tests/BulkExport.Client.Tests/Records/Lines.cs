using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BulkExport.Client.Tests.Records;

/// <summary>Reads a line in every way there is, which all must come to the same.</summary>
internal static class Lines
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
        var (quick, quickFailure) = Try(() => parser.Parse(line));
        var (again, againFailure) = Try(() => parser.Parse(line)); // with what it learned from the first
        var (any, anyFailure) = Try(() => JsonSerializer.Deserialize(line, typeInfo)!);
        Assert.Equal(any, quick);
        Assert.Equal(quick, again);
        Assert.Equal(anyFailure is null, quickFailure is null);
        if (anyFailure is WireFormatException expected && quickFailure is WireFormatException actual)
        {
            Assert.Equal(expected.JsonPath, actual.JsonPath);
        }

        Assert.Equal(quickFailure?.Message, againFailure?.Message);
        return quickFailure is null ? quick! : throw quickFailure;
    }

    public static WireFormatException Refused(string line) => Assert.IsType<WireFormatException>(Record.Exception(() => Message(line)));

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
