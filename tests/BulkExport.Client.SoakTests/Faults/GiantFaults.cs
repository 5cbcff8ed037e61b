namespace BulkExport.Client.SoakTests;

/// <summary>Answers of a gigabyte. They are sent as they are made: nobody has to hold them.</summary>
internal static class GiantFaults
{
    private const long Gigabyte = 1L << 30;
    private const double Rare = 0.6; // a few a minute
    private const double RareOfFiles = 4; // as many: files are asked for less often
    private const int BlockLength = 256 * 1024;

    /// <summary>The library reads 32 MiB of an answer. What it leaves, .NET reads on for a megabyte.</summary>
    private const long LongestAnswer = 40L << 20;

    /// <summary>It reads 64 KiB of a refusal, and of a file that is none a buffer.</summary>
    private const long LongestLook = 4L << 20;

    private static readonly byte[] Blanks = Block((byte)' ');
    private static readonly byte[] Letters = Block((byte)'a');

    public static IEnumerable<FaultDefinition> All =>
        [
            new(
                "a gigabyte of blanks, with its length",
                Rare,
                FaultKind.Api,
                exchange => SendAsync(exchange, 200, Blanks, isChunked: false)
            ),
            new("a gigabyte of one text, chunked", Rare, FaultKind.Api, exchange => SendAsync(exchange, 200, Letters, isChunked: true)),
            new("a refusal of a gigabyte", Rare, FaultKind.Api, exchange => SendAsync(exchange, 400, Letters, isChunked: true)),
            new(
                "a file of a gigabyte that is none",
                RareOfFiles,
                FaultKind.File,
                exchange => SendAsync(exchange, 200, Letters, isChunked: false)
            ),
        ];

    private static async Task SendAsync(RawExchange exchange, int status, byte[] block, bool isChunked)
    {
        await exchange.SendAsync(RawExchange.Head(status, isChunked ? "Transfer-Encoding: chunked" : $"Content-Length: {Gigabyte}"));
        var start = "{\"job_sid\":\""u8.ToArray();
        await (isChunked ? exchange.ChunkAsync(start) : exchange.SendAsync(start));
        var most = (status == 200 && !exchange.Request.IsFileRequest ? LongestAnswer : LongestLook) + SocketBuffers.Largest;
        for (var sent = 0L; sent < Gigabyte; sent += block.Length)
        {
            if (sent > most)
            {
                exchange.Service.Report.Break($"call {exchange.Call?.Number}: {sent} bytes of an answer of a gigabyte were taken");
                return;
            }

            await (isChunked ? exchange.ChunkAsync(block) : exchange.SendAsync(block));
        }
    }

    private static byte[] Block(byte filling)
    {
        var block = new byte[BlockLength];
        Array.Fill(block, filling);
        return block;
    }
}
