using System.Text.Json;

namespace BulkExport.Client;

/// <summary>A record that the caller's own type, or a converter of it, ended with an exception other than <see cref="JsonException"/>.</summary>
/// <remarks>Only the exception's type is kept: its message may have something of the record in it.</remarks>
internal sealed class RecordTypeException(Type failure) : JsonException($"The type to be read ended it with {failure.Name}.")
{
    /// <summary>The type of the exception.</summary>
    public Type Failure { get; } = failure;
}
