namespace BulkExport.Client.Tests.Records;

public sealed class ParticipantRecordTests
{
    private static readonly DateTimeOffset Time = new(2026, 11, 1, 12, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Parse_CompleteParticipant_SetsAllFields()
    {
        var participant = RecordParsing.Parse(
            """{"call_sid":"CA1","conference_sid":"CF1","account_sid":"AC1","label":"boss","status":"complete","call_sid_to_coach":"CA2","coaching":true,"muted":"true","hold":0,"start_conference_on_enter":"False","end_conference_on_exit":1,"queue_time":"0","date_created":"2026-11-01T12:30:00Z","date_updated":"2026-11-01T12:30:00Z"}""",
            RecordContext.Default.ParticipantRecord
        );
        Assert.Equal(
            new ParticipantRecord
            {
                CallSid = new("CA1"),
                ConferenceSid = new("CF1"),
                AccountSid = new("AC1"),
                Label = "boss",
                Status = ParticipantStatus.Complete,
                CallSidToCoach = new("CA2"),
                Coaching = true,
                Muted = true,
                Hold = false,
                StartConferenceOnEnter = false,
                EndConferenceOnExit = true,
                QueueTime = TimeSpan.Zero,
                DateCreated = Time,
                DateUpdated = Time,
            },
            participant
        );
        Assert.Equal(
            "Participant CA1 of CF1: complete, created 2026-11-01 12:30:00Z, updated 2026-11-01 12:30:00Z",
            participant.ToString()
        );
    }

    [Theory]
    [InlineData("\"muted\":\"maybe\"", "$.muted")]
    [InlineData("\"muted\":2", "$.muted")]
    [InlineData("\"muted\":[]", "$.muted")]
    [InlineData("\"queue_time\":\"long\"", "$.queue_time")]
    [InlineData("\"queue_time\":99999999999999999999", "$.queue_time")]
    public void Parse_InvalidValue_ReturnsOtherFieldsAndError(string field, string path)
    {
        var (participant, error) = RecordParsing.ParseWithFieldError(
            $$"""{"call_sid":"CA1",{{field}},"hold":true}""",
            RecordContext.Default.ParticipantRecord
        );
        Assert.Equal(new ParticipantRecord { CallSid = new("CA1"), Hold = true }, participant);
        Assert.Equal(path, error.JsonPath);
    }
}
