using System.Text;

namespace BulkExport.Client.SoakTests;

/// <summary>Files that are not what they should be. None ends well: nothing but its own sums tells that a file is another.</summary>
internal static class FileFaults
{
    private const int ExpandedLength = 64 * 1024 * 1024;
    private const int DamageLength = 16; // beyond what no sum covers, such as the time in the header of a member
    private const int ShortestTaste = 1_000; // milliseconds

    private static readonly byte[] OneLine = Days.Compress(Filled((byte)'a'), 1);
    private static readonly byte[] NoLines = Days.Compress(Filled((byte)'\n'), 1);
    private static readonly byte[] Records = Days.Compress(
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"sid\":\"SM0\"}\n", 10_000))),
        1
    );

    /// <summary>A file name in the header of a member may be as long as it likes.</summary>
    private static readonly byte[] HeaderWithName = [0x1F, 0x8B, 8, 8, 0, 0, 0, 0, 0, 3];

    private static readonly byte[] LongName = Enumerable.Repeat((byte)'n', 1024 * 1024).ToArray();

    public static IEnumerable<FaultDefinition> All =>
        [
            new("garbage for a file", 10, FaultKind.File, exchange => GarbageAsync(exchange)),
            new("cut gzip of the right length", 10, FaultKind.File, CutAsync),
            new("gzip with a wrong sum", 10, FaultKind.File, exchange => DamageAsync(exchange, fromEnd: 8 - exchange.Random.Next(8))),
            new(
                "damaged gzip",
                10,
                FaultKind.File,
                exchange => DamageAsync(exchange, fromEnd: 1 + exchange.Random.Next(Math.Max(1, exchange.Right.Body.Length - 20)))
            ),
            new(
                "garbage behind the gzip",
                5,
                FaultKind.File,
                exchange => exchange.AnswerAsync(exchange.Right with { Body = Join(exchange.Right.Body, "garbage"u8) })
            ),
            new(
                "text for a file",
                8,
                FaultKind.File,
                exchange => exchange.AnswerAsync(200, $"{Secrets.TextMark} {exchange.Echo}", "Content-Type: application/gzip")
            ),
            new(
                "a store's refusal",
                10,
                FaultKind.File,
                exchange =>
                    exchange.AnswerAsync(
                        403,
                        $"<Error><Code>AccessDenied</Code><Message>{Secrets.TextMark} {exchange.Echo}</Message></Error>"
                    )
            ),
            new("a bomb of one line", 3, FaultKind.File, exchange => BombAsync(exchange, OneLine, 16)),
            new("a bomb of empty lines", 3, FaultKind.File, exchange => BombAsync(exchange, NoLines, 2)),
            new("gzip without end", 3, FaultKind.File, exchange => EndlessAsync(exchange, [], Records)),
            new("gzip header without end", 3, FaultKind.File, exchange => EndlessAsync(exchange, HeaderWithName, LongName)),
        ];

    private static Task GarbageAsync(RawExchange exchange)
    {
        var bytes = new byte[1 + exchange.Random.Next(100_000)];
        exchange.Random.NextBytes(bytes);
        bytes[0] = 0;
        return exchange.AnswerAsync(exchange.Right with { Body = bytes });
    }

    /// <summary>In the sum at the end, so that it is no border between members.</summary>
    private static Task CutAsync(RawExchange exchange) =>
        exchange.AnswerAsync(
            exchange.Right with
            {
                Body = exchange.Right.Body[..^Math.Min(Math.Max(0, exchange.Right.Body.Length - 1), 1 + exchange.Random.Next(17))],
            }
        );

    private static Task DamageAsync(RawExchange exchange, int fromEnd)
    {
        var bytes = exchange.Right.Body.ToArray();
        var start = bytes.Length - Math.Min(bytes.Length, fromEnd);
        for (var i = start; i < Math.Min(bytes.Length, start + DamageLength); i++)
        {
            bytes[i] ^= 0xFF;
        }

        return exchange.AnswerAsync(exchange.Right with { Body = bytes });
    }

    /// <summary>Members one after another; the last one is cut.</summary>
    private static async Task BombAsync(RawExchange exchange, byte[] member, int times)
    {
        await exchange.SendAsync(RawExchange.Head(200, "Transfer-Encoding: chunked"));
        for (var i = 0; i < times; i++)
        {
            await exchange.ChunkAsync(member);
        }

        await exchange.ChunkAsync(member.AsMemory(0, member.Length / 2));
        await exchange.SendAsync("0\r\n\r\n");
    }

    /// <summary>Until the client closes the connection. A transfer has no time of its own as long as bytes come, so it is the caller who has enough.</summary>
    private static async Task EndlessAsync(RawExchange exchange, byte[] first, byte[] then)
    {
        exchange.Call?.CancelIn(TimeSpan.FromMilliseconds(ShortestTaste + exchange.Random.Next(ShortestTaste)));
        await exchange.SendAsync(RawExchange.Head(200, "Transfer-Encoding: chunked"));
        if (first.Length > 0)
        {
            await exchange.ChunkAsync(first);
        }

        while (true)
        {
            await exchange.ChunkAsync(then);
        }
    }

    private static byte[] Join(ReadOnlyMemory<byte> one, ReadOnlySpan<byte> other) => [.. one.Span, .. other];

    private static byte[] Filled(byte filling)
    {
        var bytes = new byte[ExpandedLength];
        Array.Fill(bytes, filling);
        return bytes;
    }
}
