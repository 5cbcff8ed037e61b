using System.Diagnostics;

namespace BulkExport.Client.Benchmarks.Quick;

/// <summary>Measures calls in memory, the deserialization of a large job, and registration. The contenders take turns within each round, and the
/// minimum of all rounds counts.</summary>
internal static class JobTables
{
    private const int Rounds = 100;
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
                ("hand-written: response stream", () => calls.HandWrittenStreamFetch().GetAwaiter().GetResult()),
                ("Refit alone", () => calls.RefitFetch().GetAwaiter().GetResult()),
                ("vendor's package", () => calls.VendorFetch().GetAwaiter().GetResult()),
                ("ours, default host with logging", () => calls.OurFetch().GetAwaiter().GetResult()),
                ("ours, bare", () => calls.OurBareFetch().GetAwaiter().GetResult()),
            ]
        );
        targets.Time("fetch, time, of hand-written", 1, fetch[4].Time / fetch[0].Time);
        targets.Bytes("fetch, bytes, of hand-written", 1, fetch[4].Bytes / fetch[0].Bytes);
        targets.Time("fetch, time, of the vendor's package", 0.5, fetch[4].Time / fetch[3].Time);
        var delete = Print(
            "delete of a job, in memory",
            500,
            [
                ("HttpClient.DeleteAsync", () => calls.HandWrittenDelete().GetAwaiter().GetResult()),
                ("Refit alone", () => calls.RefitDelete().GetAwaiter().GetResult()),
                ("vendor's package", () => calls.VendorDelete().GetAwaiter().GetResult()),
                ("ours, default host with logging", () => calls.OurDelete().GetAwaiter().GetResult()),
                ("ours, bare", () => calls.OurBareDelete().GetAwaiter().GetResult()),
            ]
        );
        targets.Time("delete, time, of HttpClient.DeleteAsync", 3.3, delete[3].Time / delete[0].Time);
        targets.Time("delete, time, of the vendor's package", 0.8, delete[3].Time / delete[2].Time);
        var parsing = new JobParsing();
        Print(
            "deserialization of a job of 366 days",
            50,
            [
                ("source generation", () => parsing.SourceGenerated()),
                ("vendor's package", () => parsing.Vendor()),
                ("ours", () => parsing.Ours()),
            ]
        );
        var registration = new Registration();
        Print(
            "registration and creation",
            20,
            [("AddHttpClient, CreateClient", registration.HttpClientAlone), ("AddBulkExportClient, IJobsClient", registration.Ours)]
        );
    }

    private static Measurement[] Print(string title, int calls, (string Name, Action Run)[] rows)
    {
        var best = new Measurement[rows.Length];
        Array.Fill(best, Measurement.None);
        foreach (var (_, run) in rows)
        {
            WarmUp(run, calls);
        }

        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                var allocated = GC.GetAllocatedBytesForCurrentThread();
                var start = Stopwatch.GetTimestamp();
                for (var n = 0; n < calls; n++)
                {
                    rows[i].Run();
                }

                var time = Stopwatch.GetElapsedTime(start).TotalMicroseconds / calls;
                best[i] = best[i].Best(time, (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)calls);
            }
        }

        Console.WriteLine($"{title, -40}{"µs", 10}{"ratio", 8}{"bytes", 10}{"ratio", 8}");
        for (var i = 0; i < rows.Length; i++)
        {
            var (time, bytes) = best[i];
            Console.WriteLine($"  {rows[i].Name, -38}{time, 10:N2}{time / best[0].Time, 8:N2}{bytes, 10:N0}{bytes / best[0].Bytes, 8:N2}");
        }

        Console.WriteLine();
        return best;
    }

    /// <summary>Tiered compilation instruments and optimizes in the background, in several steps with delays between them.</summary>
    private static void WarmUp(Action run, int calls)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUpTime; )
        {
            for (var n = 0; n < calls * 10; n++)
            {
                run();
            }

            Thread.Sleep(50);
        }
    }
}
