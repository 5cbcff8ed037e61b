using System.Globalization;
using System.Text.Json;

namespace BulkExport.Client.SoakTests;

/// <summary>Refusals, whose words and headers hold what they should not.</summary>
internal static class StatusFaults
{
    private static readonly int[] Statuses =
    [
        400,
        401,
        403,
        404,
        405,
        408,
        409,
        410,
        418,
        451,
        500,
        502,
        503,
        504,
        599,
        202,
        206,
        300,
        301,
        302,
        303,
        304,
        308,
    ];

    private static readonly string[] RetryAfters =
    [
        "0",
        "1",
        "-1",
        "2147483647",
        "99999999999999999999999",
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "Mon, 01 Jan 0001 00:00:00 GMT",
        "soon",
        "1, 2",
        "",
    ];

    /// <summary>What nearly every request of some calls meets.</summary>
    public static readonly FaultDefinition Flood = new("429 of a flood", 0, FaultKind.Any, FloodAsync);

    public static IEnumerable<FaultDefinition> All =>
        [
            new("429", 8, FaultKind.Any, exchange => SendErrorAsync(exchange, 429)),
            new(
                "429 with Retry-After",
                8,
                FaultKind.Any,
                exchange => SendErrorAsync(exchange, 429, $"Retry-After: {Any(exchange, RetryAfters)}")
            ),
            new(
                "503 with Retry-After",
                4,
                FaultKind.Any,
                exchange => SendErrorAsync(exchange, 503, $"Retry-After: {Any(exchange, RetryAfters)}")
            ),
            new("any status", 10, FaultKind.Any, exchange => SendErrorAsync(exchange, Statuses[exchange.Random.Next(Statuses.Length)])),
            new(
                "500 as a page",
                4,
                FaultKind.Any,
                exchange => exchange.AnswerAsync(500, $"<html><p>{exchange.Echo}</p>", "Content-Type: text/html")
            ),
            new("500 whose words stall", 1, FaultKind.Any, StalledWordsAsync),
            new("401 as a problem", 3, FaultKind.Any, ProblemAsync),
        ];

    private static string Any(RawExchange exchange, string[] texts) => texts[exchange.Random.Next(texts.Length)];

    private static Task SendErrorAsync(RawExchange exchange, int status, params string[] headers)
    {
        var message = JsonSerializer.Serialize(exchange.Echo);
        var body = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"code":{{20000 + status}},"message":{{message}},"more_info":"https://www.example.org/errors/1?X-Amz-Signature={{Secrets.Signature(exchange.Random)}}","status":{{status}}}"""
        );
        return status == 304
            ? exchange.AnswerAsync(status, string.Empty)
            : exchange.AnswerAsync(status, body, [.. headers, "Content-Type: application/json", $"Twilio-Request-Id: {exchange.Echo}"]);
    }

    /// <summary>With a wait of every kind: none, seconds and dates, some of them beyond the time of any call.</summary>
    private static Task FloodAsync(RawExchange exchange) =>
        exchange.Random.Next(6) switch
        {
            0 or 1 => SendErrorAsync(exchange, 429),
            2 => SendErrorAsync(exchange, 429, "Retry-After: 1"),
            3 => SendErrorAsync(exchange, 429, $"Retry-After: {DateTime.UtcNow.AddSeconds(2):R}"),
            4 => SendErrorAsync(exchange, 429, "Retry-After: 3600"),
            _ => SendErrorAsync(exchange, 429, $"Retry-After: {DateTime.UtcNow.AddHours(1):R}"),
        };

    private static async Task StalledWordsAsync(RawExchange exchange)
    {
        await exchange.SendAsync(RawExchange.Head(500, "Content-Length: 1000") + "{\"message\":\"" + exchange.Echo);
        await exchange.UntilClosedAsync();
    }

    private static Task ProblemAsync(RawExchange exchange)
    {
        var (one, two) = (JsonSerializer.Serialize(exchange.Echo), JsonSerializer.Serialize(exchange.Echo));
        return exchange.AnswerAsync(
            401,
            $$"""{"type":{{one}},"title":{{two}},"status":401,"code":"20003","detail":{{one}},"errors":[{"detail":{{two}},"pointer":{{one}}},{"detail":5},7]}""",
            "Content-Type: application/problem+json"
        );
    }
}
