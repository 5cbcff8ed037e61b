namespace BulkExport.Client.SoakTests;

/// <summary>Provides responses of one gigabyte, generated while they are sent.</summary>
internal static class GiantFaults
{
    private const long Gigabyte = 1L << 30;
    private const double ApiWeight = 0.6; // several per minute
    private const double FileWeight = 4; // equally frequent: file requests are rarer
    private const int BlockLength = 256 * 1024;

    /// <summary>The library reads 32 MiB of a response; <c>System.Net.Http</c> drains another megabyte.</summary>
    private const long MaxResponseRead = 40L << 20;

    /// <summary>The library reads 64 KiB of an error response, and one buffer of an invalid file.</summary>
    private const long MaxErrorRead = 4L << 20;

    private static readonly byte[] Blanks = Block((byte)' ');
    private static readonly byte[] Letters = Block((byte)'a');

    public static IEnumerable<FaultDefinition> All =>
        [
            new(
                "one gigabyte of spaces, with Content-Length",
                ApiWeight,
                FaultKind.Api,
                exchange => SendAsync(exchange, 200, Blanks, isChunked: false)
            ),
            new(
                "one gigabyte of a single JSON string, chunked",
                ApiWeight,
                FaultKind.Api,
                exchange => SendAsync(exchange, 200, Letters, isChunked: true)
            ),
            new("error response of one gigabyte", ApiWeight, FaultKind.Api, exchange => SendAsync(exchange, 400, Letters, isChunked: true)),
            new(
                "invalid file of one gigabyte",
                FileWeight,
                FaultKind.File,
                exchange => SendAsync(exchange, 200, Letters, isChunked: false)
            ),
        ];

    private static async Task SendAsync(RawExchange exchange, int status, byte[] block, bool isChunked)
    {
        await exchange.SendAsync(RawExchange.Head(status, isChunked ? "Transfer-Encoding: chunked" : $"Content-Length: {Gigabyte}"));
        var start = "{\"job_sid\":\""u8.ToArray();
        await (isChunked ? exchange.ChunkAsync(start) : exchange.SendAsync(start));
        var max = (status == 200 && !exchange.Request.IsFileRequest ? MaxResponseRead : MaxErrorRead) + SocketBuffers.Largest;
        for (var sent = 0L; sent < Gigabyte; sent += block.Length)
        {
            if (sent > max)
            {
                exchange.Service.Report.AddViolation($"call {exchange.Call?.Number}: {sent} bytes of a response of one gigabyte were read");
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
