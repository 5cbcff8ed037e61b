using System.Text.Json;

namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>Parses error responses.</summary>
internal sealed class ErrorResponseTarget() : HeaderTarget("errors")
{
    private static readonly JobSid Sid = JobSid.Parse("JS00112233445566778899aabbccddeeff");

    public override int Weight => 15;

    public override IEnumerable<byte[]> Seeds =>
        [
            CreateResponse(
                "404\nTwilio-Request-Id: RQ00112233445566778899aabbccddeeff",
                """{"code":20404,"message":"There is no job JS00112233445566778899aabbccddeeff","more_info":"https://docs.example.com/errors/20404?from=api","status":404,"details":{"a":1}}"""
            ),
            CreateResponse(
                "400",
                """{"type":"https://docs.example.com/errors/20001","title":"Bad request","status":400,"code":"20001","detail":"StartDay is after EndDay","instance":"/v1/a","errors":[{"detail":"too late","pointer":"#/StartDay"},{"detail":"mail to anna@example.org or +16505550100"}]}"""
            ),
            CreateResponse(
                "429\nRetry-After: 120\nTwilio-Concurrent-Requests: 100",
                """{"code":20429,"message":"Too many requests","status":429}"""
            ),
            CreateResponse("503\nRetry-After: Fri, 01 Mar 2024 10:00:00 GMT", """{"code":null,"message":"Unavailable"}"""),
            CreateResponse("401", """{"code":20003,"message":"Basic dXNlcjpwYXNzd29yZA== is not known"}"""),
            CreateResponse(
                "502",
                "<html><body><p>Bad gateway, see https://proxy.example.com/?id=abcdef or write to anna@example.org</p></body></html>"
            ),
            CreateResponse("500", ""),
            CreateResponse(
                $"401\nTwilio-Request-Id: {FuzzClient.Token} Basic {FuzzClient.BasicCredentials}",
                $$"""{"code":20003,"message":"\n{{FuzzClient.Token}} or {{FuzzClient.BasicCredentials}} is not known","more_info":"https://AC0:{{FuzzClient.Token}}@docs.example.com/20003"}"""
            ),
            CreateResponse(
                $"403\nTwilio-Request-Id: {FuzzClient.BasicCredentials}",
                $$"""{"detail":"token={{FuzzClient.Token}}","errors":[{"detail":"{{FuzzClient.BasicCredentials}}","pointer":"#/{{FuzzClient.Token}}"}]}"""
            ),
            CreateResponse("502", $$"""{"error":"\"{{FuzzClient.Token}}\" and\nBasic {{FuzzClient.BasicCredentials}}"}"""),
        ];

    public override void Verify(byte[] input)
    {
        var error = Failure as BulkExportApiException;
        FindingException.Require(error is not null, "an error response did not throw an API exception");
        VisibleOutput.Require(error!);
        FindingException.Require(error!.StatusCode == StatusOf(input), "the status is incorrect");
        FindingException.Require(error.RetryAfter is not { Ticks: < 0 }, "the retry delay is negative");
        VerifyBody(error, BodyOf(input));
    }

    protected override Task CallAsync() => Client.Jobs.FetchAsync(Sid);

    private static void VerifyBody(BulkExportApiException error, byte[] response)
    {
        var body = Json.WithoutByteOrderMark(response);
        if (response.Length > ExceptionFactory.MaxErrorBodyBytes || !Json.IsValid(body))
        {
            FindingException.Require(error.ErrorCode is null && error.Errors.Count == 0, "error details were returned without JSON");
            return;
        }

        using var document = JsonDocument.Parse(body);
        if (Json.Member(document.RootElement, "code") is not { ValueKind: JsonValueKind.Number } code)
        {
            return;
        }

        var expected = code.TryGetInt32(out var number) ? number : (int?)null;
        FindingException.Require(error.ErrorCode == expected, "the error code is incorrect");
        FindingException.Require(expected is null || error.UnreadableBody is null, "a body with an error code is reported as unreadable");
    }
}
