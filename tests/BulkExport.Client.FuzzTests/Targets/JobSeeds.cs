using System.Text;

namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>Jobs in all their forms, with made-up facts.</summary>
internal static class JobSeeds
{
    private const string Plain =
        """{"job_sid":"JS00112233445566778899aabbccddeeff","resource_type":"Messages","friendly_name":"Winter","start_day":"2024-01-30","end_day":"2024-02-02","details":[{"status":"Completed","count":2,"days":["2024-01-30","2024-01-31"]},{"status":"Submitted","count":2,"days":["2024-02-01","2024-02-02"]}],"webhook_url":"https://hooks.example.com/done?key=abcd","webhook_method":"POST","email":"anna@example.org","url":"https://exports.example.com/v1/Exports/Jobs/JS00112233445566778899aabbccddeeff","job_queue_position":"3","estimated_completion_time":"2024-02-05T07:08:09.125"}""";

    private const string Bare =
        """{"details":null,"job_sid":"JSffeeddccbbaa99887766554433221100","start_day":null,"end_day":"","resource_type":null,"webhook_url":"","webhook_method":"","job_queue_position":null,"estimated_completion_time":null}""";

    public static IEnumerable<byte[]> Jobs => Texts.Select(Encoding.UTF8.GetBytes);

    public static IEnumerable<byte[]> Pages =>
        Texts
            .Select(job => $$"""{"jobs":[{{job}}],"meta":{{Meta("jobs", "null")}}}""")
            .Append(
                $$"""{"meta":{{Meta("jobs", "\"https://exports.example.com/v1/Exports/Messages/Jobs?Page=1&PageToken=PT1\"")}},"jobs":[{{Plain}},{{Bare}}]}"""
            )
            .Select(Encoding.UTF8.GetBytes);

    private static IEnumerable<string> Texts =>
        [
            Plain,
            Bare,
            WithDetails("[{}]"),
            WithDetails("{}"),
            WithDetails("""{"status":"Running","count":27,"days":null}"""),
            WithDetails("""{"0":{"status":"FAILED","count":"1","days":["2024-02-29"]},"1":{"status":"New"},"total":3}"""),
            WithDetails("""[{"status":"CompletedEmptyRecords","count":2147483647},{"\u0063ount":1,"status":"Comple\u0074ed"}]"""),
            $$""" { "unknown" : [ { "a" : [ 1, -2.5e3, true ] } ] , "job_sid" : "JS00112233445566778899aabbccddeeff" , "webhook_url" : "/relative" } """,
        ];

    public static string Meta(string key, string next) =>
        $$"""{"page":0,"page_size":50,"first_page_url":"https://exports.example.com/v1","previous_page_url":null,"next_page_url":{{next}},"key":"{{key}}"}""";

    private static string WithDetails(string details) =>
        $$"""{"job_sid":"JS00112233445566778899aabbccddeeff","details":{{details}},"start_day":"2024-02-29","end_day":"2024-02-29"}""";
}
