using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Says what is wrong with a line, without a word of what is in it.</summary>
internal static class Unreadable
{
    public static UnreadableRecord Of(JsonException failure) =>
        failure switch
        {
            WireException wire => new()
            {
                JsonPath = wire.Place,
                Expected = wire.Expected,
                Reason = wire.Message.TrimEnd('.'),
            },
            TypeFailedException own => Line($"the type to be read ended it with {own.Failure.Name}"),
            // The reader's failures come bare, or inside those of the serializer, which otherwise are about values.
            { InnerException: JsonException } or { Path: null or "" } => Line($"it is not JSON from byte {failure.BytePositionInLine} on"),
            _ => Value(Redactor.Redact(failure.Path)), // a path may have the keys of a dictionary in it
        };

    public static UnreadableRecord Line(string reason) => new() { Reason = reason };

    private static UnreadableRecord Value(string path) =>
        new() { JsonPath = path, Reason = $"{path} cannot be the value that the type to be read has there" };
}
