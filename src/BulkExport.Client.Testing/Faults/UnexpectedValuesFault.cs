using System.Text.RegularExpressions;

namespace BulkExport.Client.Testing;

internal sealed partial record UnexpectedValuesFault : BodyRewriteFault
{
    protected override string Rewrite(string body)
    {
        body = FriendlyName().Replace(body, "$1\"\\ud83d\"");
        body = Webhook().Replace(body, "$1\"http://\"$2");
        body = CreateDate().Replace(body, "$1T00:00:00Z\"");
        body = Count().Replace(body, "$1.0");
        body = QueuePosition().Replace(body, "$1\"soon\"");
        return EstimatedCompletionTime().Replace(body, "$1\"tomorrow\"");
    }

    [GeneratedRegex("(\"friendly_name\":)(?:\"(?:[^\"\\\\]|\\\\.)*\"|null)")]
    private static partial Regex FriendlyName();

    /// <summary>Matches the webhook of a job, which the email address follows, and not that of a configuration.</summary>
    [GeneratedRegex("(\"webhook_url\":)(?:\"[^\"]*\"|null)(,\"webhook_method\":[^,]+,\"email\")")]
    private static partial Regex Webhook();

    [GeneratedRegex("(\"create_date\":\"[0-9-]{10})\"")]
    private static partial Regex CreateDate();

    [GeneratedRegex("(\"count\":[0-9]+)(?![0-9.])")]
    private static partial Regex Count();

    [GeneratedRegex("(\"job_queue_position\":)(?:\"[^\"]*\"|null)")]
    private static partial Regex QueuePosition();

    [GeneratedRegex("(\"estimated_completion_time\":)(?:\"[^\"]*\"|null)")]
    private static partial Regex EstimatedCompletionTime();
}
