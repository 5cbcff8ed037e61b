namespace BulkExport.Client.Tests.Records;

public sealed class ConferenceRecordTests
{
    private static readonly DateTimeOffset Time = new(2026, 11, 1, 12, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Parse_CompleteConference_SetsAllFields()
    {
        var conference = RecordParsing.Parse(
            """{"sid":"CF1","account_sid":"AC1","friendly_name":"Board","status":"completed","region":"us1","reason_conference_ended":"last-participant-left","call_sid_ending_conference":"CA1","date_created":"2026-11-01T12:30:00Z","date_updated":"2026-11-01T12:30:00Z"}""",
            RecordContext.Default.ConferenceRecord
        );
        Assert.Equal(
            new ConferenceRecord
            {
                Sid = new("CF1"),
                AccountSid = new("AC1"),
                FriendlyName = "Board",
                Status = ConferenceStatus.Completed,
                Region = "us1",
                ReasonConferenceEnded = "last-participant-left",
                CallSidEndingConference = new("CA1"),
                DateCreated = Time,
                DateUpdated = Time,
            },
            conference
        );
        Assert.Equal("Conference CF1: completed, created 2026-11-01 12:30:00Z, updated 2026-11-01 12:30:00Z", conference.ToString());
    }
}
