using System.Text;
using System.Text.RegularExpressions;

namespace BulkExport.Client.SoakTests;

/// <summary>Provides responses for another resource than the requested one, which the client must reject, and unexpected descriptive values and links of a
/// gateway, which it must tolerate.</summary>
internal static partial class ResourceFaults
{
    private const string Mismatch = "response for another";

    public static IEnumerable<FaultDefinition> All =>
        [
            new($"{Mismatch} job", 12, FaultKind.Api, exchange => RespondAsync(exchange, OtherJob)),
            new($"{Mismatch} resource type", 12, FaultKind.Api, exchange => RespondAsync(exchange, OtherType)),
            new("unexpected values", 10, FaultKind.Api, exchange => RespondAsync(exchange, UnexpectedValues)),
            new(
                "next page of a gateway",
                25,
                FaultKind.Page,
                exchange =>
                    RespondAsync(
                        exchange,
                        body =>
                            body.Replace(
                                $"\"next_page_url\":\"{exchange.Service.Origin}",
                                $"\"next_page_url\":\"{exchange.Service.LeakServer.Origin}gateway/",
                                StringComparison.Ordinal
                            )
                    )
            ),
        ];

    /// <summary>Determines whether a fault is a response for another resource.</summary>
    public static bool IsMismatch(string fault) => fault.StartsWith(Mismatch, StringComparison.Ordinal);

    private static Task RespondAsync(RawExchange exchange, Func<string, string> rewrite) =>
        exchange.RespondAsync(
            exchange.Correct with
            {
                Body = Encoding.UTF8.GetBytes(rewrite(Encoding.UTF8.GetString(exchange.Correct.Body.Span))),
            }
        );

    /// <summary>Returns a finished job instead of a single job.</summary>
    private static string OtherJob(string body) =>
        body.StartsWith("{\"job_sid\"", StringComparison.Ordinal) ? RawRoutes.Listed(0).Json(isFinished: true) : OtherType(body);

    private static string OtherType(string body) =>
        body.StartsWith("{\"job_sid\"", StringComparison.Ordinal)
            ? JobSid().Replace(body, "$1EEEEEEEE").Replace("\"Messages\"", "\"Calls\"", StringComparison.Ordinal)
            : ResourceTypeName().Replace(body, "$1\"Calls\"");

    private static string UnexpectedValues(string body) =>
        Estimate()
            .Replace(
                CreateDate().Replace(Count().Replace(FriendlyName().Replace(body, "$1\"\\ud83d\""), "$1.0"), "$1T12:00\""),
                "$1\"soon\""
            );

    [GeneratedRegex("(\"job_sid\":\"JS).{8}")]
    private static partial Regex JobSid();

    [GeneratedRegex("(\"resource_type\":)(\"Messages\"|null)")]
    private static partial Regex ResourceTypeName();

    [GeneratedRegex("(\"friendly_name\":)\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex FriendlyName();

    [GeneratedRegex("(\"create_date\":\"[0-9-]{10})\"")]
    private static partial Regex CreateDate();

    [GeneratedRegex("(\"count\":[0-9]+)(?![0-9.])")]
    private static partial Regex Count();

    [GeneratedRegex("(\"(?:job_queue_position|estimated_completion_time)\":)null")]
    private static partial Regex Estimate();
}
