namespace BulkExport.Client.Tests.Records;

public sealed class CallRecordTests
{
    private static readonly DateTimeOffset Time = new(2026, 11, 1, 12, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Parse_CompleteCall_SetsAllFields()
    {
        var call = RecordParsing.Call(
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
                Status = CallStatus.NoAnswer,
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
}
