namespace BulkExport.Client.Tests.Records;

public sealed class OtherRecordTests
{
    private static readonly DateTimeOffset Time = new(2026, 11, 1, 12, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Parse_Call_HasEveryField()
    {
        var call = Lines.Call(
            """
            {"sid":"CA1","parent_call_sid":"CA0","account_sid":"AC1","status":"no-answer","direction":"outbound-dial","from":"+16505551111",
            "to":"sip:somebody@example.com","phone_number_sid":"PN1","start_time":"2026-11-01T12:30:00Z","end_time":"2026-11-01T12:30:00Z",
            "duration":"15","price":-0.013,"price_unit":"USD","answered_by":"machine_start","forwarded_from":"+16505553333","group_sid":"GP1",
            "caller_name":"SOMEBODY","trunk_sid":"TK1","queue_time":"1500","date_created":"2026-11-01T12:30:00Z",
            "date_updated":"2026-11-01T12:30:00Z"}
            """
        );
        Assert.Equal(
            new CallRecord
            {
                Sid = new("CA1"),
                ParentCallSid = new("CA0"),
                AccountSid = new("AC1"),
                Status = CallStatus.NoResponse,
                Direction = CommunicationDirection.OutboundDial,
                From = "+16505551111",
                To = "sip:somebody@example.com",
                PhoneNumberSid = new("PN1"),
                StartTime = Time,
                EndTime = Time,
                Duration = TimeSpan.FromSeconds(15),
                Price = -0.013m,
                PriceUnit = "USD",
                AnsweredBy = "machine_start",
                ForwardedFrom = "+16505553333",
                GroupSid = new("GP1"),
                CallerName = "SOMEBODY",
                TrunkSid = new("TK1"),
                QueueTime = TimeSpan.FromMilliseconds(1500),
                DateCreated = Time,
                DateUpdated = Time,
            },
            call
        );
        Assert.Equal("Call CA1: no-answer, outbound-dial, started 2026-11-01 12:30:00Z, ended 2026-11-01 12:30:00Z", call.ToString());
    }

    [Fact]
    public void Parse_Conference_HasEveryField()
    {
        var conference = Lines.Parse(
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

    [Fact]
    public void Parse_Participant_HasEveryField()
    {
        var participant = Lines.Parse(
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
    public void Parse_ParticipantWithAValueOfAnotherKind_IsRefused(string field, string path) =>
        Assert.Equal(
            path,
            Assert
                .IsType<WireFormatException>(Record.Exception(() => Lines.Parse($"{{{field}}}", RecordContext.Default.ParticipantRecord)))
                .JsonPath
        );

    [Fact]
    public void ResourceType_OfEachRecord_IsThatOfItsFiles()
    {
        Assert.Equal(ResourceType.Messages, Of<MessageRecord>());
        Assert.Equal(ResourceType.Calls, Of<CallRecord>());
        Assert.Equal(ResourceType.Conferences, Of<ConferenceRecord>());
        Assert.Equal(ResourceType.Participants, Of<ParticipantRecord>());

        static ResourceType Of<T>()
            where T : class, IExportRecord<T> => T.ResourceType;
    }
}
