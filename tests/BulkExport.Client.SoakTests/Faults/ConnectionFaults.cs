namespace BulkExport.Client.SoakTests;

/// <summary>Provides faults of the connection: resets, truncated responses, stalls, and slow transfers.</summary>
internal static class ConnectionFaults
{
    private const int Drops = 30;

    private static readonly TimeSpan BetweenDrops = TimeSpan.FromMilliseconds(60);

    public static IEnumerable<FaultDefinition> All =>
        [
            new("connection reset before the response", 5, FaultKind.Any, exchange => exchange.ResetAsync()),
            new("connection closed before the response", 5, FaultKind.Any, _ => Task.CompletedTask),
            new("truncated headers", 5, FaultKind.Any, exchange => exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Ty")),
            new("truncated body", 10, FaultKind.Any, CutAsync),
            new("truncated chunked body", 5, FaultKind.Any, CutChunkedAsync),
            new("connection reset in the body", 5, FaultKind.Any, ResetInBodyAsync),
            new("no response", 2, FaultKind.Any, exchange => exchange.UntilClosedAsync()),
            new("stalled headers", 2, FaultKind.Any, StallInHeadAsync),
            new("stalled body", 3, FaultKind.Any, StallInBodyAsync),
            new("slow headers", 2, FaultKind.Any, DripHeadAsync),
            new("slow body", 2, FaultKind.Any, DripBodyAsync),
            new("delayed response", 5, FaultKind.Any, LateAsync),
        ];

    private static ReadOnlyMemory<byte> Part(RawExchange exchange) =>
        exchange.Correct.Body[..exchange.Random.Next(exchange.Correct.Body.Length + 1)];

    private static async Task CutAsync(RawExchange exchange)
    {
        await exchange.SendHeadAsync($"Content-Length: {exchange.Correct.Body.Length + 1}");
        await exchange.SendAsync(Part(exchange));
    }

    private static async Task CutChunkedAsync(RawExchange exchange)
    {
        await exchange.SendHeadAsync("Transfer-Encoding: chunked");
        var part = Part(exchange);
        if (part.Length > 0)
        {
            await exchange.ChunkAsync(part);
        }
    }

    private static async Task ResetInBodyAsync(RawExchange exchange)
    {
        await exchange.SendHeadAsync($"Content-Length: {exchange.Correct.Body.Length + 1}");
        await exchange.SendAsync(Part(exchange));
        await exchange.ResetAsync();
    }

    private static async Task StallInHeadAsync(RawExchange exchange)
    {
        await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: appl");
        await exchange.UntilClosedAsync();
    }

    private static async Task StallInBodyAsync(RawExchange exchange)
    {
        await exchange.SendHeadAsync($"Content-Length: {exchange.Correct.Body.Length + 1}");
        await exchange.SendAsync(Part(exchange));
        await exchange.UntilClosedAsync();
    }

    /// <summary>Exceeds the attempt timeout. For a file, which has only an idle timeout, the connection is then closed.</summary>
    private static async Task DripHeadAsync(RawExchange exchange)
    {
        await exchange.SendAsync("HTTP/1.1 200 OK\r\n");
        for (var i = 0; i < Drops; i++)
        {
            await exchange.SendAsync($"X-Drop-{i}: {i}\r\n");
            await Task.Delay(BetweenDrops);
        }
    }

    private static async Task DripBodyAsync(RawExchange exchange)
    {
        await exchange.SendHeadAsync();
        var body = exchange.Correct.Body;
        for (var i = 0; i < Math.Min(Drops, body.Length); i++)
        {
            await exchange.SendAsync(body.Slice(i, 1));
            await Task.Delay(BetweenDrops);
        }
    }

    private static async Task LateAsync(RawExchange exchange)
    {
        await Task.Delay(exchange.Random.Next(700));
        await exchange.RespondAsync(exchange.Correct);
    }
}
