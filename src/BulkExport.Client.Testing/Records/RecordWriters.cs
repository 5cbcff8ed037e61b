namespace BulkExport.Client.Testing;

/// <summary>Provides the record writer of each resource type.</summary>
internal static class RecordWriters
{
    private static readonly Dictionary<ResourceType, RecordWriter> Writers = new()
    {
        [ResourceType.Messages] = MessageRecordWriter.Write,
        [ResourceType.Calls] = CallRecordWriter.Write,
        [ResourceType.Conferences] = ConferenceRecordWriter.Write,
        [ResourceType.Participants] = ParticipantRecordWriter.Write,
    };

    /// <summary>Gets the record writer of a resource type.</summary>
    /// <exception cref="ArgumentException">The simulator does not support the resource type.</exception>
    public static RecordWriter Get(ResourceType resourceType) =>
        Writers.GetValueOrDefault(resourceType)
        ?? throw new ArgumentException(
            $"The simulator does not support the resource type {resourceType}. Specify a value of ResourceType.All.",
            nameof(resourceType)
        );
}
