using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Represents a record of an export file: <see cref="MessageRecord"/>, <see cref="CallRecord"/>, <see cref="ConferenceRecord"/> or
/// <see cref="ParticipantRecord"/>. For other types, use the overloads that take JSON type metadata.</summary>
/// <typeparam name="TSelf">The type that implements the interface.</typeparam>
public interface IExportRecord<TSelf>
    where TSelf : class, IExportRecord<TSelf>
{
    /// <summary>Gets the resource type whose files contain the records.</summary>
    static abstract ResourceType ResourceType { get; }

    /// <summary>Gets the properties of the JSON object that are not properties of the record type.</summary>
    /// <value>The properties, or <see langword="null"/> if there are none or <see cref="RecordReadOptions.IncludeAdditionalProperties"/> is not set.</value>
    AdditionalRecordProperties? AdditionalProperties { get; }

    /// <summary>Creates a parser of lines; it is not thread-safe.</summary>
    internal static abstract LineParser<TSelf> CreateParser();

    /// <summary>Reads a record from the current token.</summary>
    internal static abstract TSelf ReadJson(ref Utf8JsonReader reader);

    /// <summary>Writes a record as a JSON object.</summary>
    internal static abstract void WriteJson(Utf8JsonWriter writer, TSelf value);
}
