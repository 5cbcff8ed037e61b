namespace BulkExport.Client.Testing;

/// <summary>Provides the writer of each resource type's records.</summary>
internal static class RecordWriters
{
    private static readonly Dictionary<ResourceType, RecordWriter> Writers = new()
    {
        [ResourceType.Messages] = MessageRecordWriter.Write,
        [ResourceType.Calls] = CallRecordWriter.Write,
        [ResourceType.Conferences] = ConferenceRecordWriter.Write,
        [ResourceType.Participants] = ParticipantRecordWriter.Write,
    };

    /// <summary>Gets the writer of a resource type.</summary>
    /// <exception cref="ArgumentException">The service does not export the resource type.</exception>
    public static RecordWriter Get(ResourceType resourceType) =>
        Writers.GetValueOrDefault(resourceType)
        ?? throw new ArgumentException($"The service exports no {resourceType}.", nameof(resourceType));
}
