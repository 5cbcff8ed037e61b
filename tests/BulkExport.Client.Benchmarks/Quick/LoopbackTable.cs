using System.Diagnostics;

namespace BulkExport.Client.Benchmarks.Quick;

/// <summary>Measures the throughput over the loopback interface with one caller and with 64. The contenders take turns in short rounds; the best
/// round of each counts.</summary>
internal static class LoopbackTable
{
    private const int Rounds = 20;
    private const int WarmUpRounds = 6;
    private static readonly TimeSpan RoundTime = TimeSpan.FromMilliseconds(120);

    public static async Task PrintAsync(Targets targets)
    {
        using var calls = new JobCallsOverLoopback();
        calls.Setup();
        (string Name, Func<Task> Run)[] rows =
        [
            ("hand-written fetch", calls.HandWrittenFetch),
            ("Refit fetch", calls.RefitFetch),
            ("vendor's package, fetch", calls.VendorFetch),
            ("our fetch, default host with logging", calls.OurFetch),
            ("our fetch, bare", calls.OurBareFetch),
            ("HttpClient.DeleteAsync", calls.HandWrittenDelete),
            ("our delete, default host with logging", calls.OurDelete),
        ];
        Console.WriteLine($"{"over loopback, calls per second", -40}{"1 caller", 10}{"ratio", 8}{"64", 10}{"ratio", 8}{"bytes", 10}");
        var single = await MeasureAsync(rows, callers: 1);
        var many = await MeasureAsync(rows, callers: 64);
        for (var i = 0; i < rows.Length; i++)
        {
            var baseline = i < 5 ? 0 : 5;
            Console.WriteLine(
                $"  {rows[i].Name, -38}{1 / single[i].Time, 10:N0}{single[baseline].Time / single[i].Time, 8:N2}{1
                    / many[i].Time, 10:N0}{many[baseline].Time / many[i].Time, 8:N2}{many[i].Bytes, 10:N0}"
            );
        }

        Console.WriteLine();
        targets.Throughput("64 callers' fetches, of hand-written", 0.95, many[0].Time / many[3].Time);
    }

    private static async Task<Measurement[]> MeasureAsync((string Name, Func<Task> Run)[] rows, int callers)
    {
        var best = new Measurement[rows.Length];
        Array.Fill(best, Measurement.None);
        for (var round = -WarmUpRounds; round < Rounds; round++)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                var run = rows[i].Run;
                var allocated = GC.GetTotalAllocatedBytes();
                var start = Stopwatch.GetTimestamp();
                var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => CallAsync(run, start))));
                var time = Stopwatch.GetElapsedTime(start).TotalSeconds / counts.Sum();
                var bytes = (GC.GetTotalAllocatedBytes() - allocated) / (double)counts.Sum();
                best[i] = round < 0 ? best[i] : best[i].Best(time, bytes);
            }
        }

        return best;
    }

    private static async Task<long> CallAsync(Func<Task> run, long start)
    {
        var count = 0L;
        while (Stopwatch.GetElapsedTime(start) < RoundTime)
        {
            await run();
            count++;
        }

        return count;
    }
}
