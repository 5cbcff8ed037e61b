namespace BulkExport.Client.SoakTests;

/// <summary>Connections that break, stand still or drip.</summary>
internal static class ConnectionFaults
{
    private const int Drops = 30;

    private static readonly TimeSpan BetweenDrops = TimeSpan.FromMilliseconds(60);

    public static IEnumerable<FaultDefinition> All =>
        [
            new("reset at once", 5, FaultKind.Any, exchange => exchange.ResetAsync()),
            new("closed at once", 5, FaultKind.Any, _ => Task.CompletedTask),
            new("cut in the head", 5, FaultKind.Any, exchange => exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Ty")),
            new("cut in the body", 10, FaultKind.Any, CutAsync),
            new("cut between chunks", 5, FaultKind.Any, CutChunkedAsync),
            new("reset in the body", 5, FaultKind.Any, ResetInBodyAsync),
            new("silence", 2, FaultKind.Any, exchange => exchange.UntilClosedAsync()),
            new("stall in the head", 2, FaultKind.Any, StallInHeadAsync),
            new("stall in the body", 3, FaultKind.Any, StallInBodyAsync),
            new("drip in the head", 2, FaultKind.Any, DripHeadAsync),
            new("drip in the body", 2, FaultKind.Any, DripBodyAsync),
            new("late", 5, FaultKind.Any, LateAsync),
        ];

    private static ReadOnlyMemory<byte> Part(RawExchange exchange) =>
        exchange.Right.Body[..exchange.Random.Next(exchange.Right.Body.Length + 1)];

    private static async Task CutAsync(RawExchange exchange)
    {
        await exchange.SendHeadAsync($"Content-Length: {exchange.Right.Body.Length + 1}");
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
        await exchange.SendHeadAsync($"Content-Length: {exchange.Right.Body.Length + 1}");
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
        await exchange.SendHeadAsync($"Content-Length: {exchange.Right.Body.Length + 1}");
        await exchange.SendAsync(Part(exchange));
        await exchange.UntilClosedAsync();
    }

    /// <summary>For longer than an attempt may take; a file, whose transfer may take its time, then breaks off.</summary>
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
        var body = exchange.Right.Body;
        for (var i = 0; i < Math.Min(Drops, body.Length); i++)
        {
            await exchange.SendAsync(body.Slice(i, 1));
            await Task.Delay(BetweenDrops);
        }
    }

    private static async Task LateAsync(RawExchange exchange)
    {
        await Task.Delay(exchange.Random.Next(700));
        await exchange.AnswerAsync(exchange.Right);
    }
}
