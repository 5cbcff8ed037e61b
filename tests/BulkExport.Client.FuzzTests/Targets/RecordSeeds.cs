namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>Records as files have them, with made-up facts.</summary>
internal static class RecordSeeds
{
    public const string Message =
        """{"status":"delivered","account_sid":"AC00112233445566778899aabbccddeeff","from":"+16505550100","to":"+16505550101","body":"See you at \u00e9ight c4n4ry","num_segments":1,"date_sent":"2024-02-29T22:21:20Z","date_updated":"2024-02-29T22:21:20Z","price":"-0.00750","price_unit":"USD","date_created":"2024-02-29T22:21:20Z","error_code":0,"error_message":null,"sid":"SM00112233445566778899aabbccddeeff","flags":65618,"messaging_service_sid":null,"direction":"outbound-reply","start":"2024-02-29","num_media":"0","other":{"a":[1,"c4n4ry"]}}""";

    public const string Call =
        """{"sid":"CA00112233445566778899aabbccddeeff","parent_call_sid":null,"account_sid":"AC00112233445566778899aabbccddeeff","status":"no-answer","direction":"inbound","from":"+16505550100","to":"sip:c4n4ry@example.com","phone_number_sid":"PN1","start_time":"2024-02-29T22:21:20.125Z","end_time":"Thu, 29 Feb 2024 22:21:20 +0000","duration":"15","price":-0.013,"price_unit":"USD","answered_by":"machine_start","forwarded_from":"","group_sid":null,"caller_name":"c4n4ry","trunk_sid":null,"queue_time":1500,"date_created":"2024-02-29 22:21:20","date_updated":"2024-02-29T22:21:20+01:00"}""";

    public const string Conference =
        """{"sid":"CF00112233445566778899aabbccddeeff","account_sid":"AC00112233445566778899aabbccddeeff","friendly_name":"c4n4ry","status":"completed","region":"us1","reason_conference_ended":"last-participant-left","call_sid_ending_conference":"CA1","date_created":"2024-02-29T22:21:20Z","date_updated":"2024-02-29T22:21:20Z"}""";

    public const string Participant =
        """{"call_sid":"CA00112233445566778899aabbccddeeff","conference_sid":"CF1","account_sid":"AC1","label":"c4n4ry","status":"connected","call_sid_to_coach":null,"coaching":false,"muted":"true","hold":0,"start_conference_on_enter":true,"end_conference_on_exit":"1","queue_time":"0.5","date_created":"2024-02-29T22:21:20Z","date_updated":null}""";

    public const string Own =
        """{"sid":"SM1","num_media":2,"date_sent":"2024-02-29T22:21:20Z","price":-0.5,"tags":["a","c4n4ry"],"inner":{"sid":"SM2","tags":null}}""";
}
