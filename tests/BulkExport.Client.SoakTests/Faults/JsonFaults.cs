using System.IO.Compression;
using System.Text;

namespace BulkExport.Client.SoakTests;

/// <summary>Answers of a good form that are not what they should be, full of what nobody should see.</summary>
internal static class JsonFaults
{
    private static readonly string[] Odd =
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
            new("odd JSON", 8, FaultKind.Api, exchange => WithBodyAsync(exchange, Odd[exchange.Random.Next(Odd.Length)])),
            new("truncated JSON", 6, FaultKind.Api, TruncatedAsync),
            new("JSON with secrets before it breaks", 6, FaultKind.Api, BrokenAsync),
            new("JSON with secrets of the wrong type", 6, FaultKind.Api, WrongTypeAsync),
            new(
                "deep JSON",
                2,
                FaultKind.Api,
                exchange => WithBodyAsync(exchange, $"{{\"deep\":{new string('[', 100_000)}{new string(']', 100_000)}}}")
            ),
            new(
                "deep JSON without end",
                2,
                FaultKind.Api,
                exchange => WithBodyAsync(exchange, string.Concat(Enumerable.Repeat("{\"job_sid\":", 50_000)))
            ),
            new(
                "a huge number",
                2,
                FaultKind.Api,
                exchange => WithBodyAsync(exchange, $"{{\"details\":[{{\"count\":1{new string('0', 300_000)}}}]}}")
            ),
            new(
                "UTF-16",
                2,
                FaultKind.Api,
                exchange =>
                    exchange.AnswerAsync(new RawAnswer(exchange.Right.Status, Encoding.Unicode.GetBytes($"{{\"a\":\"{exchange.Echo}\"}}")))
            ),
            new("no text", 2, FaultKind.Api, NoTextAsync),
            new(
                "garbage behind the JSON",
                3,
                FaultKind.Api,
                exchange => WithBodyAsync(exchange, Encoding.UTF8.GetString(exchange.Right.Body.Span) + exchange.Echo)
            ),
            new(
                "a page of a proxy",
                4,
                FaultKind.Api,
                exchange =>
                    exchange.AnswerAsync(200, $"<html><body>{exchange.Echo}</body></html>", "Content-Type: text/html; charset=bogus")
            ),
            new("gzip that nobody asked for", 3, FaultKind.Api, CompressedAsync),
            new(
                "wrong content type",
                4,
                FaultKind.Any,
                exchange => exchange.AnswerAsync(exchange.Right with { Headers = ["Content-Type: image/png; a=\"b"] })
            ),
        ];

    private static Task WithBodyAsync(RawExchange exchange, string body) =>
        exchange.Right.Status == 204 ? exchange.AnswerAsync(500, body) : exchange.AnswerAsync(RawAnswer.Json(exchange.Right.Status, body));

    private static Task TruncatedAsync(RawExchange exchange)
    {
        var length = exchange.Random.Next(Math.Max(1, exchange.Right.Body.Length));
        return exchange.AnswerAsync(exchange.Right with { Body = exchange.Right.Body[..length] });
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

    private static Task NoTextAsync(RawExchange exchange)
    {
        var bytes = new byte[1 + exchange.Random.Next(4_000)];
        exchange.Random.NextBytes(bytes);
        return exchange.AnswerAsync(
            exchange.Right.Status == 204 ? 500 : exchange.Right.Status,
            string.Empty.PadLeft(3) + Encoding.Latin1.GetString(bytes)
        );
    }

    private static Task CompressedAsync(RawExchange exchange)
    {
        using var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(exchange.Right.Body.Span);
        }

        return exchange.AnswerAsync(new RawAnswer(200, to.ToArray(), "Content-Encoding: gzip", "Content-Type: application/json"));
    }
}
