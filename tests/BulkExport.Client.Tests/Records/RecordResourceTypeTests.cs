namespace BulkExport.Client.Tests.Records;

public sealed class RecordResourceTypeTests
{
    [Fact]
    public void ResourceType_EachRecordType_ReturnsResourceTypeOfFile()
    {
        Assert.Equal(ResourceType.Messages, Of<MessageRecord>());
        Assert.Equal(ResourceType.Calls, Of<CallRecord>());
        Assert.Equal(ResourceType.Conferences, Of<ConferenceRecord>());
        Assert.Equal(ResourceType.Participants, Of<ParticipantRecord>());

        static ResourceType Of<T>()
            where T : class, IExportRecord<T> => T.ResourceType;
    }
}
