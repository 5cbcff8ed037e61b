using System.IO.Compression;
using System.Text;

namespace BulkExport.Client.SoakTests;

/// <summary>Provides unexpected JSON and non-JSON bodies that contain secrets.</summary>
internal static class JsonFaults
{
    private static readonly string[] Unexpected =
    [
        "",
        "null",
        "[]",
        "5",
        "\"text\"",
        "{",
        "{}",
        "{\"job_sid\":7}",
        "{\"job_sid\":\"JS\",\"details\":5}",
        "{\"jobs\":{},\"days\":{}}",
        "{\"jobs\":[{}],\"days\":[{}]}",
        "{\"jobs\":[null],\"days\":[null],\"meta\":[]}",
        "{\"redirect_to\":5}",
        "{\"redirect_to\":\"\"}",
        "{\"enabled\":\"yes\"}",
        "<?xml version=\"1.0\"?><a/>",
    ];

    public static IEnumerable<FaultDefinition> All =>
        [
            new(
                "unexpected JSON",
                8,
                FaultKind.Api,
                exchange => WithBodyAsync(exchange, Unexpected[exchange.Random.Next(Unexpected.Length)])
            ),
            new("truncated JSON", 6, FaultKind.Api, TruncatedAsync),
            new("malformed JSON with secrets", 6, FaultKind.Api, BrokenAsync),
            new("JSON with secrets of the wrong type", 6, FaultKind.Api, WrongTypeAsync),
            new(
                "deep JSON",
                2,
                FaultKind.Api,
                exchange => WithBodyAsync(exchange, $"{{\"deep\":{new string('[', 100_000)}{new string(']', 100_000)}}}")
            ),
            new(
                "deep truncated JSON",
                2,
                FaultKind.Api,
                exchange => WithBodyAsync(exchange, string.Concat(Enumerable.Repeat("{\"job_sid\":", 50_000)))
            ),
            new(
                "number of 300,000 digits",
                2,
                FaultKind.Api,
                exchange => WithBodyAsync(exchange, $"{{\"details\":[{{\"count\":1{new string('0', 300_000)}}}]}}")
            ),
            new(
                "UTF-16",
                2,
                FaultKind.Api,
                exchange =>
                    exchange.RespondAsync(
                        new RawResponse(exchange.Correct.Status, Encoding.Unicode.GetBytes($"{{\"a\":\"{exchange.Echo}\"}}"))
                    )
            ),
            new("random bytes as JSON", 2, FaultKind.Api, RandomBytesAsync),
            new(
                "trailing data after the JSON",
                3,
                FaultKind.Api,
                exchange => WithBodyAsync(exchange, Encoding.UTF8.GetString(exchange.Correct.Body.Span) + exchange.Echo)
            ),
            new(
                "HTML page of a proxy",
                4,
                FaultKind.Api,
                exchange =>
                    exchange.RespondAsync(200, $"<html><body>{exchange.Echo}</body></html>", "Content-Type: text/html; charset=bogus")
            ),
            new("unrequested Content-Encoding", 3, FaultKind.Api, CompressedAsync),
            new(
                "wrong content type",
                4,
                FaultKind.Any,
                exchange => exchange.RespondAsync(exchange.Correct with { Headers = ["Content-Type: image/png; a=\"b"] })
            ),
        ];

    private static Task WithBodyAsync(RawExchange exchange, string body) =>
        exchange.Correct.Status == 204
            ? exchange.RespondAsync(500, body)
            : exchange.RespondAsync(RawResponse.Json(exchange.Correct.Status, body));

    private static Task TruncatedAsync(RawExchange exchange)
    {
        var length = exchange.Random.Next(Math.Max(1, exchange.Correct.Body.Length));
        return exchange.RespondAsync(exchange.Correct with { Body = exchange.Correct.Body[..length] });
    }

    private static Task BrokenAsync(RawExchange exchange) =>
        WithBodyAsync(
            exchange,
            $$"""{"job_sid":"{{exchange.Echo}}","email":"{{Secrets.Mail}}","webhook_url":"{{Secrets.Webhook}}",{{exchange.Echo}} : """
        );

    private static Task WrongTypeAsync(RawExchange exchange)
    {
        var echo = exchange.Echo;
        return WithBodyAsync(
            exchange,
            $$"""{"redirect_to":"{{echo}}","job_sid":"{{echo}}","enabled":"{{echo}}","{{echo}}":1,"jobs":[{"job_sid":"{{echo}}"}],"days":[{"day":"{{echo}}","size":"{{echo}}"}],"details":"{{echo}}"}"""
        );
    }

    private static Task RandomBytesAsync(RawExchange exchange)
    {
        var bytes = new byte[1 + exchange.Random.Next(4_000)];
        exchange.Random.NextBytes(bytes);
        return exchange.RespondAsync(
            exchange.Correct.Status == 204 ? 500 : exchange.Correct.Status,
            string.Empty.PadLeft(3) + Encoding.Latin1.GetString(bytes)
        );
    }

    private static Task CompressedAsync(RawExchange exchange)
    {
        using var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(exchange.Correct.Body.Span);
        }

        return exchange.RespondAsync(new RawResponse(200, to.ToArray(), "Content-Encoding: gzip", "Content-Type: application/json"));
    }
}
