using System.Diagnostics;

namespace BulkExport.Client.Benchmarks.Quick;

/// <summary>Calls about jobs in memory, the parsing of a large one, and registration: the best of many rounds in which all take turns.</summary>
internal static class JobTables
{
    private const int Rounds = 60;
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(1.2);

    public static void Print(Targets targets)
    {
        var calls = new JobCalls();
        calls.Setup();
        var fetch = Print(
            "fetch of a job, in memory",
            500,
            [
                ("hand-written: GetFromJsonAsync", () => calls.HandWrittenFetch().GetAwaiter().GetResult()),
                ("hand-written, every saving", () => calls.LeanFetch().GetAwaiter().GetResult()),
                ("Refit alone", () => calls.RefitFetch().GetAwaiter().GetResult()),
                ("vendor-style", () => calls.VendorStyleFetch().GetAwaiter().GetResult()),
                ("ours", () => calls.OurFetch().GetAwaiter().GetResult()),
                ("ours, all logged", () => calls.OurLoggedFetch().GetAwaiter().GetResult()),
            ]
        );
        targets.Time("fetch, time of the hand-written", 0.85, fetch[4].Time / fetch[0].Time);
        targets.Bytes("fetch, bytes of the hand-written", 1, (double)fetch[4].Bytes / fetch[0].Bytes);
        targets.Time("fetch, time of the vendor-style", 0.4, fetch[4].Time / fetch[3].Time);
        targets.Bytes("fetch, bytes of the vendor-style", 0.2, (double)fetch[4].Bytes / fetch[3].Bytes);
        var delete = Print(
            "delete of a job, in memory",
            500,
            [
                ("HttpClient.DeleteAsync", () => calls.HandWrittenDelete().GetAwaiter().GetResult()),
                ("Refit alone", () => calls.RefitDelete().GetAwaiter().GetResult()),
                ("vendor-style", () => calls.VendorStyleDelete().GetAwaiter().GetResult()),
                ("ours", () => calls.OurDelete().GetAwaiter().GetResult()),
                ("ours, all logged", () => calls.OurLoggedDelete().GetAwaiter().GetResult()),
            ]
        );
        targets.Time("delete, time of HttpClient.DeleteAsync", 2, delete[3].Time / delete[0].Time);
        var parsing = new JobParsing();
        Print(
            "parsing a job of 366 days",
            50,
            [
                ("source generation", () => parsing.SourceGenerated()),
                ("Newtonsoft.Json", () => parsing.Newtonsoft()),
                ("ours", () => parsing.Ours()),
            ]
        );
        var registration = new Registration();
        Print(
            "registration, and the client made",
            20,
            [("AddHttpClient, CreateClient", registration.HttpClientAlone), ("AddBulkExportClient, IJobsClient", registration.Ours)]
        );
    }

    private static (double Time, long Bytes)[] Print(string title, int times, (string Name, Action Run)[] rows)
    {
        var best = new (double Time, long Bytes)[rows.Length];
        Array.Fill(best, (double.MaxValue, 0));
        foreach (var (_, run) in rows)
        {
            WarmUp(run, times * 10);
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
                best[i] = (Math.Min(best[i].Time, time), (GC.GetAllocatedBytesForCurrentThread() - allocated) / times);
            }
        }

        Console.WriteLine($"{title, -40}{"µs", 10}{"times", 8}{"bytes", 10}{"times", 8}");
        for (var i = 0; i < rows.Length; i++)
        {
            var (time, bytes) = best[i];
            Console.WriteLine(
                $"  {rows[i].Name, -38}{time, 10:N2}{time / best[0].Time, 8:N2}{bytes, 10:N0}{(double)bytes / best[0].Bytes, 8:N2}"
            );
        }

        Console.WriteLine();
        return best;
    }

    /// <summary>The compiler instruments and optimises in the background, in several steps, each some time after the last.</summary>
    private static void WarmUp(Action run, int times)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUpTime; )
        {
            for (var n = 0; n < times; n++)
            {
                run();
            }

            Thread.Sleep(50);
        }
    }
}
