namespace BulkExport.Client.Tests.Jobs;

/// <summary>Jobs in the wire format of the service.</summary>
internal static class JobSamples
{
    /// <summary>A running job with all fields, in the order and format of the serializer.</summary>
    public static readonly string Running = """
        {"job_sid":"JS0123456789abcdefABCDEF0123456789","resource_type":"Messages","friendly_name":"Apr\\-Jun 2023",
        "start_day":"2020-07-01","end_day":"2020-07-03","details":[{"status":"Completed","count":2,"days":["2020-07-01","2020-07-02"]},
        {"status":"Submitted","count":1,"days":null}],"webhook_url":"https://example.org/hook?key=1","webhook_method":"POST",
        "email":"anna@example.org","url":"https://bulkexports.twilio.com/v1/Exports/Jobs/JS0123456789abcdefABCDEF0123456789",
        "job_queue_position":"1","estimated_completion_time":"2021-03-15T20:20:14.547"}
        """.ReplaceLineEndings(string.Empty);

    /// <summary>A job right after its creation.</summary>
    public const string Created = """
        {
          "start_day": "2023-04-01", "end_day": "2023-06-30", "job_sid": "JS0123456789abcdefABCDEF0123456789", "resource_type": null,
          "friendly_name": "Apr\\-Jun 2023", "details": null, "webhook_url": "", "webhook_method": "", "email": null,
          "job_queue_position": null, "estimated_completion_time": null
        }
        """;

    /// <summary>A job with details as an object, unknown fields, and escaped strings.</summary>
    public const string Unusual = """
        {"job\u005fsid":"JS0123456789\u0061bcdefABCDEF0123456789","details":{"0":{"status":"Runn\u0069ng","count":"27","days":null},
        "note":[1,{"a":null}]},"start_day":"2020\u002d07-01","future":{"deep":[[{}]]},"webhook_method":"get","friendly_name":"\ud83d\ude80"}
        """;

    /// <summary>A finished job in the usual format.</summary>
    public const string Finished =
        """{"job_sid":"JS0123456789abcdefABCDEF0123456789","details":[{"count":2,"status":"Completed","days":["2020-07-01","2020-07-02"]},{"status":"Archived","count":0,"days":[]}],"start_day":"2020-07-01","end_day":"2020-07-02","resource_type":"Calls","friendly_name":"July","webhook_method":"GET","url":"/v1/Exports/Jobs/JS0123456789abcdefABCDEF0123456789","future":"x"} """;

    public static readonly string[] All = [Running, Created, Unusual, Finished];
}
