using System.Globalization;
using System.Text;

namespace BulkExport.Client.Benchmarks;

/// <summary>Creates jobs in the JSON form that the service sends.</summary>
internal static class JobJson
{
    public const string Sid = "JS0123456789abcdef0123456789abcdef";

    /// <summary>Creates a job of a number of days. Three quarters of them are completed and named, the rest submitted.</summary>
    public static byte[] Create(int days)
    {
        var first = new DateOnly(2025, 1, 1);
        var completed = days * 3 / 4;
        var named = string.Join(
            ',',
            Enumerable.Range(0, completed).Select(i => $"\"{first.AddDays(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\"")
        );
        return Encoding.UTF8.GetBytes(
            $$"""
            {"job_sid":"{{Sid}}","resource_type":"Messages","friendly_name":"A month of messages","start_day":"2025-01-01",
            "end_day":"{{first.AddDays(days - 1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}}",
            "details":[{"status":"Completed","count":{{completed}},"days":[{{named}}]},{"status":"Submitted","count":{{days
                - completed}},"days":null}],
            "webhook_url":"https://example.com/finished","webhook_method":"POST","email":"someone@example.com",
            "url":"https://bulkexports.twilio.com/v1/Exports/Jobs/{{Sid}}","job_queue_position":"1",
            "estimated_completion_time":"2025-02-15T20:20:14.547"}
            """.ReplaceLineEndings(
                string.Empty
            )
        );
    }
}
