using System.Text;

namespace BulkExport.Client.SoakTests;

/// <summary>Heads that no server should send, with secrets in them.</summary>
internal static class HeaderFaults
{
    private const int Many = 5_000;

    public static IEnumerable<FaultDefinition> All =>
        [
            new("no status line", 2, FaultKind.Any, exchange => exchange.SendAsync($"{exchange.Echo}\r\n\r\n")),
            new(
                "odd status line",
                2,
                FaultKind.Any,
                exchange => exchange.SendAsync($"HTTP/1.1 2OO {exchange.Echo}\r\nContent-Length: 0\r\n\r\n")
            ),
            new("odd version", 2, FaultKind.Any, exchange => exchange.SendAsync($"HTTP/{exchange.Echo} 200 OK\r\n\r\n")),
            new("words in the status line", 2, FaultKind.Any, WordsAsync),
            new(
                "header without a colon",
                3,
                FaultKind.Any,
                exchange => WithAsync(exchange, $"mail to {Secrets.Mail} and {Secrets.Phone(exchange.Random)}")
            ),
            new("header without a name", 2, FaultKind.Any, exchange => WithAsync(exchange, $": {exchange.Echo}")),
            new("header with an odd name", 2, FaultKind.Any, exchange => WithAsync(exchange, $"X {exchange.Echo}: 1")),
            new("header with a zero byte", 2, FaultKind.Any, exchange => WithAsync(exchange, $"X-Zero: \0{exchange.Echo}")),
            new("folded header", 2, FaultKind.Any, exchange => WithAsync(exchange, $"X-Folded: a\r\n {exchange.Echo}")),
            new(
                "header with secrets",
                3,
                FaultKind.Any,
                exchange => WithAsync(exchange, $"Twilio-Request-Id: {exchange.Echo}\r\nSet-Cookie: a={exchange.Echo}")
            ),
            new("huge header", 1, FaultKind.Any, exchange => WithAsync(exchange, $"X-Huge: {new string('x', 1_000_000)}")),
            new(
                "endless header name",
                1,
                FaultKind.Any,
                exchange => exchange.SendAsync($"HTTP/1.1 200 OK\r\n{new string('y', 1_000_000)}")
            ),
            new("thousands of headers", 1, FaultKind.Any, ManyAsync),
            new("interim answers without end", 1, FaultKind.Any, InterimAsync),
            new("two lengths", 2, FaultKind.Any, exchange => WithAsync(exchange, "Content-Length: 7")),
            new("negative length", 2, FaultKind.Any, exchange => exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n12345")),
            new(
                "length beyond reason",
                2,
                FaultKind.Any,
                exchange => exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\n{")
            ),
            new(
                "length beyond numbers",
                2,
                FaultKind.Any,
                exchange => exchange.SendAsync($"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999{exchange.Echo}\r\n\r\n")
            ),
            new("odd chunk size", 3, FaultKind.Any, exchange => ChunksAsync(exchange, $"{exchange.Echo}\r\n")),
            new("huge chunk size", 2, FaultKind.Any, exchange => ChunksAsync(exchange, "ffffffffffffffffffff\r\n{}")),
            new("negative chunk size", 2, FaultKind.Any, exchange => ChunksAsync(exchange, "-1\r\n{}")),
            new("chunk without an end", 2, FaultKind.Any, exchange => ChunksAsync(exchange, $"2\r\n{{}}{exchange.Echo}\r\n")),
            new("chunk extension without end", 1, FaultKind.Any, exchange => ChunksAsync(exchange, $"2;{new string('e', 1_000_000)}")),
            new("odd trailer", 2, FaultKind.Any, exchange => ChunksAsync(exchange, $"0\r\n{exchange.Echo}\r\n\r\n")),
            new(
                "unknown transfer encoding",
                2,
                FaultKind.Any,
                exchange => exchange.SendAsync($"HTTP/1.1 200 OK\r\nTransfer-Encoding: {exchange.Echo}\r\n\r\n")
            ),
            new("more than promised", 2, FaultKind.Api, MoreAsync),
        ];

    /// <summary>The right answer, with a header more. Whether it is taken is the client's affair.</summary>
    private static async Task WithAsync(RawExchange exchange, string header)
    {
        await exchange.SendHeadAsync([.. exchange.Right.Headers, header, $"Content-Length: {exchange.Right.Body.Length}"]);
        await exchange.SendAsync(exchange.Right.Body);
    }

    private static async Task WordsAsync(RawExchange exchange)
    {
        await exchange.SendAsync($"HTTP/1.1 503 {exchange.Echo}\r\nContent-Length: 0\r\n\r\n");
    }

    private static Task ManyAsync(RawExchange exchange)
    {
        var headers = new StringBuilder();
        for (var i = 0; i < Many; i++)
        {
            headers.Append("X-Header-").Append(i).Append(": ").Append(i).Append("\r\n");
        }

        return WithAsync(exchange, headers.ToString().TrimEnd());
    }

    private static async Task InterimAsync(RawExchange exchange)
    {
        var some = string.Concat(Enumerable.Repeat("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", 100));
        while (true)
        {
            await exchange.SendAsync(some); // until the client closes the connection
        }
    }

    private static async Task ChunksAsync(RawExchange exchange, string chunks)
    {
        await exchange.SendHeadAsync("Transfer-Encoding: chunked");
        if (exchange.Request.IsFileRequest)
        {
            await exchange.ChunkAsync(exchange.Right.Body[..(exchange.Right.Body.Length / 2)]);
        }

        await exchange.SendAsync(chunks);
    }

    /// <summary>The right answer, and after it another one that nobody asked for, on a connection that stays open.</summary>
    private static async Task MoreAsync(RawExchange exchange)
    {
        await exchange.AnswerAsync(exchange.Right);
        exchange.SpoilsConnection = true;
        await exchange.SendAsync($"HTTP/1.1 200 OK\r\nContent-Length: {exchange.Echo.Length}\r\n\r\n{exchange.Echo}");
    }
}
