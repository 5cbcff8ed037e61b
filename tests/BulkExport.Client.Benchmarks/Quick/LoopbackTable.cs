using System.Diagnostics;

namespace BulkExport.Client.Benchmarks.Quick;

/// <summary>Calls over the loopback, one at a time and 64 at a time: calls a second, the best of some rounds in which all take turns, and the
/// bytes of a call in a crowd.</summary>
internal static class LoopbackTable
{
    private const int Rounds = 7;
    private const int WarmUpRounds = 3; // for the compiler
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(300);

    public static async Task PrintAsync(Targets targets)
    {
        using var calls = new JobCallsOverLoopback();
        calls.Setup();
        (string Name, Func<Task> Run)[] rows =
        [
            ("hand-written fetch", calls.HandWrittenFetch),
            ("Refit fetch", calls.RefitFetch),
            ("vendor-style fetch", calls.VendorStyleFetch),
            ("our fetch", calls.OurFetch),
            ("HttpClient.DeleteAsync", calls.HandWrittenDelete),
            ("our delete", calls.OurDelete),
        ];
        Console.WriteLine($"{"over loopback, calls a second", -40}{"1 caller", 10}{"times", 8}{"64", 10}{"times", 8}{"bytes", 10}");
        var alone = await MeasureAsync(rows, callers: 1);
        var crowd = await MeasureAsync(rows, callers: 64);
        for (var i = 0; i < rows.Length; i++)
        {
            var floor = i < 4 ? 0 : 4;
            Console.WriteLine(
                $"  {rows[i].Name, -38}{alone[i].Rate, 10:N0}{alone[i].Rate / alone[floor].Rate, 8:N2}{crowd[i].Rate, 10:N0}{crowd[i].Rate
                    / crowd[floor].Rate, 8:N2}{crowd[i].Bytes, 10:N0}"
            );
        }

        Console.WriteLine();
        targets.Throughput("64 callers' fetches, of the hand-written's", 1, crowd[3].Rate / crowd[0].Rate);
        targets.Bytes("64 callers' fetches, bytes of the hand-written's", 1, crowd[3].Bytes / crowd[0].Bytes);
    }

    private static async Task<(double Rate, double Bytes)[]> MeasureAsync((string Name, Func<Task> Run)[] rows, int callers)
    {
        var best = new (double Rate, double Bytes)[rows.Length];
        for (var round = -WarmUpRounds; round < Rounds; round++)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                var run = rows[i].Run;
                var allocated = GC.GetTotalAllocatedBytes();
                var start = Stopwatch.GetTimestamp();
                var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => CallAsync(run, start))));
                var rate = counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
                var bytes = (GC.GetTotalAllocatedBytes() - allocated) / (double)counts.Sum();
                best[i] = round >= 0 ? (Math.Max(best[i].Rate, rate), bytes) : default;
            }
        }

        return best;
    }

    private static async Task<long> CallAsync(Func<Task> run, long start)
    {
        var count = 0L;
        while (Stopwatch.GetElapsedTime(start) < Round)
        {
            await run();
            count++;
        }

        return count;
    }
}
