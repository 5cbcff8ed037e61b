using System.Diagnostics;

namespace BulkExport.Client.Benchmarks.Quick;

/// <summary>Fetches over the loopback, one at a time and 64 at a time: calls a second, the best of some rounds in which all take turns.</summary>
internal static class LoopbackTable
{
    private const int Rounds = 5;
    private const int WarmUpRounds = 3; // for the compiler
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(400);

    public static async Task PrintAsync()
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
        Console.WriteLine($"{"over loopback, calls a second", -40}{"1 caller", 10}{"times", 8}{"64", 10}{"times", 8}");
        var alone = await MeasureAsync(rows, callers: 1);
        var crowd = await MeasureAsync(rows, callers: 64);
        for (var i = 0; i < rows.Length; i++)
        {
            var floor = i < 4 ? 0 : 4;
            Console.WriteLine(
                $"  {rows[i].Name, -38}{alone[i], 10:N0}{alone[i] / alone[floor], 8:N2}{crowd[i], 10:N0}{crowd[i] / crowd[floor], 8:N2}"
            );
        }

        Console.WriteLine();
    }

    private static async Task<double[]> MeasureAsync((string Name, Func<Task> Run)[] rows, int callers)
    {
        var best = new double[rows.Length];
        for (var round = -WarmUpRounds; round < Rounds; round++)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                var run = rows[i].Run;
                var start = Stopwatch.GetTimestamp();
                var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => CallAsync(run, start))));
                var rate = counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
                best[i] = round >= 0 ? Math.Max(best[i], rate) : 0;
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
