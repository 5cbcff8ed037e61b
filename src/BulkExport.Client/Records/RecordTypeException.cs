using System.Text.Json;

namespace BulkExport.Client;

/// <summary>The exception that is thrown when a custom record type or its converter throws an exception other than <see cref="JsonException"/>.</summary>
/// <remarks>Only the type of the exception is preserved, because its message may contain values of the record.</remarks>
internal sealed class RecordTypeException(Type exceptionType) : JsonException($"Deserializing the record type threw {exceptionType.Name}.")
{
    /// <summary>Gets the type of the exception.</summary>
    public Type ExceptionType { get; } = exceptionType;
}
