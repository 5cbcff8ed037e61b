using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BulkExport.Client.Tests.Records;

/// <summary>Reads a line in every way there is, which all must come to the same.</summary>
internal static class Lines
{
    public static MessageRecord Message(string line) => Parse(line, BulkExportJsonContext.Default.MessageRecord);

    public static CallRecord Call(string line) => Parse(line, BulkExportJsonContext.Default.CallRecord);

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
        if (anyFailure is WireException expected && quickFailure is WireException actual)
        {
            Assert.Equal(expected.Place, actual.Place);
        }

        Assert.Equal(quickFailure?.Message, againFailure?.Message);
        return quickFailure is null ? quick! : throw quickFailure;
    }

    public static WireException Refused(string line) => Assert.IsType<WireException>(Record.Exception(() => Message(line)));

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
