using System.Text;
using System.Text.RegularExpressions;

namespace BulkExport.Client.AspNetCore;

/// <summary>Gets the jobs that a webhook concerns. The payload of a webhook is not documented, so they are found by the format of a job SID.</summary>
internal static partial class WebhookHints
{
    private const int MaxJobs = 20;
    private const int MaxUrlLength = 1024;
    private const string UrlPrefix = "url:";

    /// <summary>Gets the hints of a request: job SIDs or, if the request contains none, the URL without its query.</summary>
    public static IReadOnlyList<string> Parse(WebhookRequest request)
    {
        var query = request.Url.IndexOf('?', StringComparison.Ordinal) is >= 0 and var start ? start : request.Url.Length;
        var jobs = JobSidPattern()
            .Matches(Encoding.Latin1.GetString(request.Body.Span))
            .Concat(JobSidPattern().Matches(request.Url[query..]))
            .Select(match => match.Value)
            .Distinct()
            .Take(MaxJobs)
            .ToArray();
        return jobs.Length > 0 ? jobs
            : query <= MaxUrlLength ? [UrlPrefix + request.Url[..query]]
            : [];
    }

    /// <summary>Gets the URL of a hint, or <see langword="null"/> if it is a job SID.</summary>
    public static string? GetUrl(string hint) => hint.StartsWith(UrlPrefix, StringComparison.Ordinal) ? hint[UrlPrefix.Length..] : null;

    /// <summary>Determines whether a job has a URL as its webhook, regardless of the query and of a default port.</summary>
    public static bool IsWebhookOf(Job job, string url) =>
        job.WebhookUrl is { IsAbsoluteUri: true } webhook
        && Uri.TryCreate(url, UriKind.Absolute, out var received)
        && Uri.Compare(
            webhook,
            received,
            UriComponents.SchemeAndServer | UriComponents.Path,
            UriFormat.UriEscaped,
            StringComparison.Ordinal
        ) == 0;

    [GeneratedRegex("JS[0-9a-fA-F]{32}(?![0-9A-Za-z])")]
    private static partial Regex JobSidPattern();
}
