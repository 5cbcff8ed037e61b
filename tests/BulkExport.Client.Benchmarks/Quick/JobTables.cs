using System.Diagnostics;

namespace BulkExport.Client.Benchmarks.Quick;

/// <summary>Calls about jobs in memory, and the parsing of a large one: the best of many rounds in which all take turns.</summary>
internal static class JobTables
{
    private const int Rounds = 60;
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(1.5);

    public static void Print()
    {
        var calls = new JobCalls();
        calls.Setup();
        Print(
            "fetch of a job, in memory",
            500,
            [
                ("hand-written: GetFromJsonAsync", () => calls.HandWrittenFetch().GetAwaiter().GetResult()),
                ("hand-written, every saving", () => calls.LeanFetch().GetAwaiter().GetResult()),
                ("Refit alone", () => calls.RefitFetch().GetAwaiter().GetResult()),
                ("vendor-style", () => calls.VendorStyleFetch().GetAwaiter().GetResult()),
                ("ours, everything on", () => calls.OurFetch().GetAwaiter().GetResult()),
            ]
        );
        Print(
            "delete of a job, in memory",
            500,
            [
                ("HttpClient.DeleteAsync", () => calls.HandWrittenDelete().GetAwaiter().GetResult()),
                ("ours, everything on", () => calls.OurDelete().GetAwaiter().GetResult()),
            ]
        );
        var parsing = new JobParsing();
        Print(
            "parsing a job of 366 days",
            50,
            [
                ("source generation", () => parsing.SourceGenerated()),
                ("Newtonsoft.Json", () => parsing.Newtonsoft()),
                ("ours, any form", () => parsing.AnyForm()),
                ("ours, the service's form", () => parsing.Ours()),
            ]
        );
    }

    private static void Print(string title, int times, (string Name, Action Run)[] rows)
    {
        var best = new double[rows.Length];
        var bytes = new long[rows.Length];
        Array.Fill(best, double.MaxValue);
        foreach (var (_, run) in rows)
        {
            WarmUp(run);
        }

        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                var allocated = GC.GetAllocatedBytesForCurrentThread();
                var start = Stopwatch.GetTimestamp();
                for (var n = 0; n < times; n++)
                {
                    rows[i].Run();
                }

                var time = Stopwatch.GetElapsedTime(start).TotalMicroseconds / times;
                best[i] = time < best[i] ? time : best[i];
                bytes[i] = (GC.GetAllocatedBytesForCurrentThread() - allocated) / times;
            }
        }

        Console.WriteLine($"{title, -40}{"µs", 10}{"times", 8}{"bytes", 10}{"times", 8}");
        for (var i = 0; i < rows.Length; i++)
        {
            Console.WriteLine(
                $"  {rows[i].Name, -38}{best[i], 10:N2}{best[i] / best[0], 8:N2}{bytes[i], 10:N0}{(double)bytes[i] / bytes[0], 8:N2}"
            );
        }

        Console.WriteLine();
    }

    /// <summary>The compiler instruments and optimises in the background, in several steps, each some time after the last.</summary>
    private static void WarmUp(Action run)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUpTime; )
        {
            for (var n = 0; n < 5000; n++)
            {
                run();
            }

            Thread.Sleep(50);
        }
    }
}
