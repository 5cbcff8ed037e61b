using System.Globalization;
using System.Text.Json;

namespace BulkExport.Client.SoakTests;

/// <summary>Provides error responses with secrets in messages and headers.</summary>
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

    /// <summary>The fault that nearly all requests of a rate-limited call receive.</summary>
    public static readonly FaultDefinition RateLimit = new("429 to a rate-limited call", 0, FaultKind.Any, SendRateLimitAsync);

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
                "500 with an HTML body",
                4,
                FaultKind.Any,
                exchange => exchange.RespondAsync(500, $"<html><p>{exchange.Echo}</p>", "Content-Type: text/html")
            ),
            new("500 with a stalled body", 1, FaultKind.Any, SendStalledBodyAsync),
            new("401 with problem details", 3, FaultKind.Any, ProblemAsync),
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
            ? exchange.RespondAsync(status, string.Empty)
            : exchange.RespondAsync(status, body, [.. headers, "Content-Type: application/json", $"Twilio-Request-Id: {exchange.Echo}"]);
    }

    /// <summary>Sends status 429 without <c>Retry-After</c>, with seconds, or with a date, in some cases beyond the total timeout.</summary>
    private static Task SendRateLimitAsync(RawExchange exchange) =>
        exchange.Random.Next(6) switch
        {
            0 or 1 => SendErrorAsync(exchange, 429),
            2 => SendErrorAsync(exchange, 429, "Retry-After: 1"),
            3 => SendErrorAsync(exchange, 429, $"Retry-After: {DateTime.UtcNow.AddSeconds(2):R}"),
            4 => SendErrorAsync(exchange, 429, "Retry-After: 3600"),
            _ => SendErrorAsync(exchange, 429, $"Retry-After: {DateTime.UtcNow.AddHours(1):R}"),
        };

    private static async Task SendStalledBodyAsync(RawExchange exchange)
    {
        await exchange.SendAsync(RawExchange.Head(500, "Content-Length: 1000") + "{\"message\":\"" + exchange.Echo);
        await exchange.UntilClosedAsync();
    }

    private static Task ProblemAsync(RawExchange exchange)
    {
        var (one, two) = (JsonSerializer.Serialize(exchange.Echo), JsonSerializer.Serialize(exchange.Echo));
        return exchange.RespondAsync(
            401,
            $$"""{"type":{{one}},"title":{{two}},"status":401,"code":"20003","detail":{{one}},"errors":[{"detail":{{two}},"pointer":{{one}}},{"detail":5},7]}""",
            "Content-Type: application/problem+json"
        );
    }
}
