using System.Text.Json;

namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>Refusals in all their forms.</summary>
internal sealed class RefusalTarget() : HeadTarget("refusals")
{
    private static readonly JobSid Sid = JobSid.Parse("JS00112233445566778899aabbccddeeff");

    public override int Share => 15;

    public override IEnumerable<byte[]> Seeds =>
        [
            Answer(
                "404\nTwilio-Request-Id: RQ00112233445566778899aabbccddeeff",
                """{"code":20404,"message":"There is no job JS00112233445566778899aabbccddeeff","more_info":"https://docs.example.com/errors/20404?from=api","status":404,"details":{"a":1}}"""
            ),
            Answer(
                "400",
                """{"type":"https://docs.example.com/errors/20001","title":"Bad request","status":400,"code":"20001","detail":"StartDay is after EndDay","instance":"/v1/a","errors":[{"detail":"too late","pointer":"#/StartDay"},{"detail":"mail to anna@example.org or +16505550100"}]}"""
            ),
            Answer(
                "429\nRetry-After: 120\nTwilio-Concurrent-Requests: 100",
                """{"code":20429,"message":"Too many requests","status":429}"""
            ),
            Answer("503\nRetry-After: Fri, 01 Mar 2024 10:00:00 GMT", """{"code":null,"message":"Unavailable"}"""),
            Answer("401", """{"code":20003,"message":"Basic dXNlcjpwYXNzd29yZA== is not known"}"""),
            Answer(
                "502",
                "<html><body><p>Bad gateway, see https://proxy.example.com/?id=abcdef or write to anna@example.org</p></body></html>"
            ),
            Answer("500", ""),
            Answer(
                $"401\nTwilio-Request-Id: {FuzzClient.Token} Basic {FuzzClient.BasicCredentials}",
                $$"""{"code":20003,"message":"\n{{FuzzClient.Token}} or {{FuzzClient.BasicCredentials}} is not known","more_info":"https://AC0:{{FuzzClient.Token}}@docs.example.com/20003"}"""
            ),
            Answer(
                $"403\nTwilio-Request-Id: {FuzzClient.BasicCredentials}",
                $$"""{"detail":"token={{FuzzClient.Token}}","errors":[{"detail":"{{FuzzClient.BasicCredentials}}","pointer":"#/{{FuzzClient.Token}}"}]}"""
            ),
            Answer("502", $$"""{"error":"\"{{FuzzClient.Token}}\" and\nBasic {{FuzzClient.BasicCredentials}}"}"""),
        ];

    public override void Judge(byte[] input)
    {
        var refusal = Failure as BulkExportApiException;
        FindingException.Unless(refusal is not null, "a refusal is no refusal");
        VisibleOutput.Require(refusal!);
        FindingException.Unless(refusal!.StatusCode == StatusOf(input), "the status is another");
        FindingException.Unless(refusal.RetryAfter is not { Ticks: < 0 }, "the wait is negative");
        JudgeBody(refusal, Json.WithoutMark(BodyOf(input)));
    }

    protected override Task CallAsync() => Client.Jobs.FetchAsync(Sid);

    private static void JudgeBody(BulkExportApiException refusal, byte[] body)
    {
        if (!Json.IsValid(body))
        {
            FindingException.Unless(refusal.ErrorCode is null && refusal.Errors.Count == 0, "there are facts without JSON");
            return;
        }

        using var document = JsonDocument.Parse(body);
        if (Json.Member(document.RootElement, "code") is not { ValueKind: JsonValueKind.Number } code)
        {
            return;
        }

        var expected = code.TryGetInt32(out var number) ? number : (int?)null;
        FindingException.Unless(refusal.ErrorCode == expected, "the code is another");
        FindingException.Unless(expected is null || refusal.UnreadableBody is null, "a body with a code counts as unreadable");
    }
}
