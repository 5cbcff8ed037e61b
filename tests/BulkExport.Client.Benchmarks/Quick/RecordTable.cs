using System.Diagnostics;

namespace BulkExport.Client.Benchmarks.Quick;

/// <summary>Measures every way to read a day. The contenders take turns within each round, and the minimum of all rounds counts.</summary>
internal static class RecordTable
{
    private const int Rounds = 7;

    public static async Task PrintAsync(Targets targets)
    {
        var readings = new RecordReadings();
        readings.Setup();
        (string Name, Func<Task<long>> Read)[] rows =
        [
            ("decompress", () => Task.FromResult(readings.Decompress())),
            ("download and verify (ours)", readings.DownloadVerified),
            ("decompress, split", () => Task.FromResult(readings.Split())),
            ("decompress, split, source generation", () => Task.FromResult(readings.SourceGenerated())),
            ("the same on two threads", readings.SourceGeneratedOnTwoThreads),
            ("DeserializeAsyncEnumerable", readings.AsyncEnumerable),
            ("Newtonsoft.Json, streaming", () => Task.FromResult(readings.Newtonsoft())),
            ("own type (ours)", readings.OwnType),
            ("records (ours)", readings.Ours),
        ];
        var best = new TimeSpan[rows.Length];
        var bytes = new long[rows.Length];
        Array.Fill(best, TimeSpan.MaxValue);
        for (var round = 0; round <= Rounds; round++)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                GC.Collect();
                var allocated = GC.GetTotalAllocatedBytes();
                var start = Stopwatch.GetTimestamp();
                await rows[i].Read();
                var time = Stopwatch.GetElapsedTime(start);
                bytes[i] = GC.GetTotalAllocatedBytes() - allocated;
                best[i] = round > 0 && time < best[i] ? time : best[i]; // the first round warms up
            }
        }

        Console.WriteLine(
            $"{readings.File.Records:N0} messages, {readings.File.Length / 1e6:N0} MB, {readings.File.Compressed.Length / 1e6:N0} MB compressed; "
                + $"best of {Rounds}; {Environment.ProcessorCount} cores"
        );
        Console.WriteLine($"{"", -38}{"ms", 8}{"MB/s", 8}{"records/s", 12}{"bytes/record", 16}");
        for (var i = 0; i < rows.Length; i++)
        {
            var seconds = best[i].TotalSeconds;
            Console.WriteLine(
                $"{rows[i].Name, -38}{seconds * 1000, 8:N0}{readings.File.Length / 1e6 / seconds, 8:N0}{readings.File.Records / seconds, 12:N0}{(double)bytes[i] / readings.File.Records, 16:N0}"
            );
        }

        Console.WriteLine();
        var ours = best[^1];
        targets.Time("records, time, of generation on two threads", 1.3, ours / best[4]);
        targets.Throughput("records, speed, of Newtonsoft.Json", 3.5, best[6] / ours);
        targets.Throughput("records, speed, of decompression alone", 0.45, best[0] / ours);
    }
}
