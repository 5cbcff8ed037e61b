using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Creates errors that do not contain values of the record.</summary>
internal static class RecordErrors
{
    public static RecordReadError FromException(JsonException exception) =>
        exception switch
        {
            WireFormatException wire => new()
            {
                JsonPath = wire.JsonPath,
                ExpectedFormat = wire.Expected,
                Message = wire.Message.TrimEnd('.'),
            },
            RecordTypeException type => ForLine($"deserializing the record type threw {type.ExceptionType.Name}"),
            // The serializer wraps exceptions of the reader; its own exceptions are about values.
            { InnerException: JsonException } or { Path: null or "" } => ForLine(
                $"the record is not valid JSON at byte {exception.BytePositionInLine}"
            ),
            _ => ForValue(DisplayText.FormatJsonPath(exception.Path)), // a path may contain the keys of a dictionary
        };

    public static RecordReadError ForLine(string message) => new() { Message = message };

    private static RecordReadError ForValue(string path) =>
        new() { JsonPath = path, Message = $"{path} cannot be converted to the type of its property" };
}
