using System.Text;

namespace BulkExport.Client.SoakTests;

/// <summary>Provides corrupt files. Only the checksum of a file reveals the corruption, so each must fail.</summary>
internal static class FileFaults
{
    private const int ExpandedLength = 64 * 1024 * 1024;
    private const int CorruptLength = 16; // more than the fields without a checksum, such as the time in the header of a member
    private const int MinDuration = 1_000; // milliseconds

    private static readonly byte[] OneLine = Days.Compress(Filled((byte)'a'), 1);
    private static readonly byte[] NoLines = Days.Compress(Filled((byte)'\n'), 1);
    private static readonly byte[] Records = Days.Compress(
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"sid\":\"SM0\"}\n", 10_000))),
        1
    );

    /// <summary>The header of a gzip member with a file name, whose length is unlimited.</summary>
    private static readonly byte[] HeaderWithName = [0x1F, 0x8B, 8, 8, 0, 0, 0, 0, 0, 3];

    private static readonly byte[] LongName = Enumerable.Repeat((byte)'n', 1024 * 1024).ToArray();

    public static IEnumerable<FaultDefinition> All =>
        [
            new("random bytes as a file", 10, FaultKind.File, exchange => GarbageAsync(exchange)),
            new("truncated gzip with matching Content-Length", 10, FaultKind.File, CutAsync),
            new(
                "gzip with an invalid checksum",
                10,
                FaultKind.File,
                exchange => CorruptAsync(exchange, fromEnd: 8 - exchange.Random.Next(8))
            ),
            new(
                "corrupt gzip",
                10,
                FaultKind.File,
                exchange => CorruptAsync(exchange, fromEnd: 1 + exchange.Random.Next(Math.Max(1, exchange.Correct.Body.Length - 20)))
            ),
            new(
                "trailing data after the gzip",
                5,
                FaultKind.File,
                exchange => exchange.RespondAsync(exchange.Correct with { Body = Join(exchange.Correct.Body, "garbage"u8) })
            ),
            new(
                "text as a file",
                8,
                FaultKind.File,
                exchange => exchange.RespondAsync(200, $"{Secrets.TextMark} {exchange.Echo}", "Content-Type: application/gzip")
            ),
            new(
                "403 of an object store",
                10,
                FaultKind.File,
                exchange =>
                    exchange.RespondAsync(
                        403,
                        $"<Error><Code>AccessDenied</Code><Message>{Secrets.TextMark} {exchange.Echo}</Message></Error>"
                    )
            ),
            new("decompression bomb of one line", 3, FaultKind.File, exchange => BombAsync(exchange, OneLine, 16)),
            new("decompression bomb of empty lines", 3, FaultKind.File, exchange => BombAsync(exchange, NoLines, 2)),
            new("endless gzip", 3, FaultKind.File, exchange => EndlessAsync(exchange, [], Records)),
            new("endless gzip header", 3, FaultKind.File, exchange => EndlessAsync(exchange, HeaderWithName, LongName)),
        ];

    private static Task GarbageAsync(RawExchange exchange)
    {
        var bytes = new byte[1 + exchange.Random.Next(100_000)];
        exchange.Random.NextBytes(bytes);
        bytes[0] = 0;
        return exchange.RespondAsync(exchange.Correct with { Body = bytes });
    }

    /// <summary>Truncates the trailer, so that the truncation never falls on the end of a member.</summary>
    private static Task CutAsync(RawExchange exchange) =>
        exchange.RespondAsync(
            exchange.Correct with
            {
                Body = exchange.Correct.Body[..^Math.Min(Math.Max(0, exchange.Correct.Body.Length - 1), 1 + exchange.Random.Next(17))],
            }
        );

    private static Task CorruptAsync(RawExchange exchange, int fromEnd)
    {
        var bytes = exchange.Correct.Body.ToArray();
        var start = bytes.Length - Math.Min(bytes.Length, fromEnd);
        for (var i = start; i < Math.Min(bytes.Length, start + CorruptLength); i++)
        {
            bytes[i] ^= 0xFF;
        }

        return exchange.RespondAsync(exchange.Correct with { Body = bytes });
    }

    /// <summary>Sends a number of members and truncates the last one.</summary>
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

    /// <summary>Sends data until the client closes the connection. A transfer has no total timeout, so the call is canceled.</summary>
    private static async Task EndlessAsync(RawExchange exchange, byte[] first, byte[] then)
    {
        exchange.Call?.CancelIn(TimeSpan.FromMilliseconds(MinDuration + exchange.Random.Next(MinDuration)));
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
