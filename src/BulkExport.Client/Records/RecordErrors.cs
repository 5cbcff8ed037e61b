using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Says what is wrong with a line, without a word of what is in it.</summary>
internal static class RecordErrors
{
    public static RecordReadError Of(JsonException failure) =>
        failure switch
        {
            WireFormatException wire => new()
            {
                JsonPath = wire.JsonPath,
                Expected = wire.Expected,
                Message = wire.Message.TrimEnd('.'),
            },
            RecordTypeException own => Line($"the type to be read ended it with {own.Failure.Name}"),
            // The reader's failures come bare, or inside those of the serializer, which otherwise are about values.
            { InnerException: JsonException } or { Path: null or "" } => Line($"it is not JSON from byte {failure.BytePositionInLine} on"),
            _ => Value(Redactor.Redact(failure.Path)), // a path may have the keys of a dictionary in it
        };

    public static RecordReadError Line(string reason) => new() { Message = reason };

    private static RecordReadError Value(string path) =>
        new() { JsonPath = path, Message = $"{path} cannot be the value that the type to be read has there" };
}
