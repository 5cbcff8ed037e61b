using System.Diagnostics;
using System.Net;
using BulkExport.Client.Testing;

namespace BulkExport.Client.SoakTests;

/// <summary>A simulated service and its clients that are made, worked hard beside those that are kept, and taken down again.</summary>
internal sealed class Round(SoakArguments arguments, Days days, KeptClients kept, LagProbe lag, Report report)
{
    /// <summary>How many calls are under way at once.</summary>
    public const int Workers = 32;

    private const double SimulatedFaults = 0.3;
    private const int FloodedRequests = 100;
    private const int ConnectionsOfCall = 4; // an export fetches three files at a time

    /// <summary>Runs the round.</summary>
    /// <param name="first">The number of the first call.</param>
    /// <param name="duration">How long new calls are begun.</param>
    /// <returns>The number of the last call.</returns>
    public async Task<long> RunAsync(long first, TimeSpan duration)
    {
        long last;
        await using var simulated = SimulatedSoakFixture.Start(days);
        kept.Watch.SetSecrets([
            .. kept.Service.Secrets.All,
            .. Secrets.PartsOf(simulated.AccountSid, simulated.AuthToken),
            .. Secrets.PartsOf(simulated.ApiKeySid, simulated.ApiKeySecret),
        ]);
        simulated.Faults.EnableRandom(SimulatedFaults, Call.Mix(arguments.Seed, first, 0));
        using (var byKey = MakeFixture(kept.Maker.Create(options => Clients.UseKey(options, simulated))))
        using (var byToken = MakeFixture(kept.Maker.Register(options => Clients.UseToken(options, simulated), onOwnHandler: true)))
        using (var closing = new GracefulShutdown())
        {
            var worker = new Worker(arguments, [.. kept.Scenes, byKey, byToken], kept.Service, lag, closing, report);
            last = arguments.Only is null
                ? await WorkAsync(worker, closing, simulated, first, duration)
                : await OneAsync(worker, arguments.Only.Value);
        }

        CountFaults(simulated);
        CheckFolder();
        return last;

        SimulatedSoakFixture MakeFixture((IBulkExportClient Client, IDisposable Owner) made) =>
            new(made.Client, made.Owner, simulated, days, kept.Watch, kept.Folder);
    }

    private static async Task<long> OneAsync(Worker worker, long number)
    {
        await worker.CallAsync(number);
        return 1;
    }

    private async Task<long> WorkAsync(
        Worker worker,
        GracefulShutdown closing,
        SimulatedBulkExport simulated,
        long first,
        TimeSpan duration
    )
    {
        var last = first - 1;
        var started = Stopwatch.GetTimestamp();
        closing.Begin(duration);
        var working = Enumerable
            .Range(0, Workers)
            .Select(async _ =>
            {
                while (
                    Stopwatch.GetElapsedTime(started) < duration
                    && Interlocked.Increment(ref last) is var number
                    && number <= arguments.Calls
                )
                {
                    await worker.CallAsync(number);
                }
            })
            .ToArray();
        await Task.Delay(duration / 3);
        Flood(simulated);
        await Task.WhenAll(working);
        return Math.Min(last, arguments.Calls);
    }

    /// <summary>Refuses the next requests, with waits of every kind.</summary>
    private static void Flood(SimulatedBulkExport simulated)
    {
        var later = DateTimeOffset.UtcNow;
        for (var i = 0; i < FloodedRequests; i++)
        {
            simulated.Faults.Enqueue(
                (i % 5) switch
                {
                    0 => Fault.TooManyRequests(TimeSpan.FromSeconds(1)),
                    1 => Fault.Status(HttpStatusCode.TooManyRequests, later.AddSeconds(2)),
                    2 => Fault.TooManyRequests(TimeSpan.FromHours(1)),
                    _ => Fault.TooManyRequests(),
                }
            );
        }
    }

    private void CountFaults(SimulatedBulkExport simulated)
    {
        foreach (var fault in simulated.Requests.Select(request => request.Fault).OfType<Fault>())
        {
            var what = fault is StatusFault status
                ? $"{(int)status.StatusCode}"
                : fault.GetType().Name.Replace("Fault", string.Empty, StringComparison.Ordinal);
            Report.Count(report.Faults, $"simulated {what}");
        }
    }

    private void CheckFolder()
    {
        foreach (var file in ProcessFacts.FilesUnder(kept.Folder))
        {
            report.Break($"the file {file} is still open");
        }

        foreach (var left in Directory.GetFiles(kept.Folder, "*", SearchOption.AllDirectories))
        {
            report.Break($"the file {left} was left");
        }

        if (kept.Service.OpenConnections is var open && open > Workers * ConnectionsOfCall)
        {
            report.Break($"{open} connections are open although no call is under way");
        }
    }
}
