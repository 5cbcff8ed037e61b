using System.Text.RegularExpressions;

namespace BulkExport.Client.Testing;

internal sealed partial record ResponseMismatchedFault : BodyRewriteFault
{
    protected override string Rewrite(string body)
    {
        body = JobSid().Replace(body, match => $"{match.Groups[1].Value}{(match.Groups[2].Value == "f" ? 'e' : 'f')}");
        body = ResourceTypeName()
            .Replace(
                body,
                match => match.Groups[2].Value == "\"Calls\"" ? $"{match.Groups[1].Value}\"Messages\"" : $"{match.Groups[1].Value}\"Calls\""
            );
        return Year().Replace(body, match => $"{match.Groups[1].Value}2019");
    }

    [GeneratedRegex("(\"job_sid\":\"JS)(.)")]
    private static partial Regex JobSid();

    [GeneratedRegex("(\"resource_type\":)(\"[A-Za-z]+\"|null)")]
    private static partial Regex ResourceTypeName();

    [GeneratedRegex("(\"(?:start_day|end_day)\":\")[0-9]{4}")]
    private static partial Regex Year();
}
