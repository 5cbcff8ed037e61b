using System.Diagnostics;
using System.Net;
using BulkExport.Client.Testing;

namespace BulkExport.Client.SoakTests;

/// <summary>Runs calls for a limited time on a new simulated service and on the shared raw server.</summary>
internal sealed class Round(SoakArguments arguments, Days days, SharedClients shared, LagProbe lag, Report report)
{
    /// <summary>The number of concurrent calls.</summary>
    public const int Workers = 32;

    private const double SimulatedFaults = 0.3;
    private const int RateLimitedRequests = 100;
    private const int ConnectionsOfCall = 4; // an export downloads up to three files concurrently

    /// <summary>Runs the round.</summary>
    /// <param name="first">The number of the first call.</param>
    /// <param name="duration">The time during which new calls are started.</param>
    /// <returns>The number of the last call.</returns>
    public async Task<long> RunAsync(long first, TimeSpan duration)
    {
        long last;
        await using var simulated = SimulatedSoakFixture.Start(days);
        shared.Scanner.SetSecrets([
            .. shared.Service.Secrets.All,
            .. Secrets.PartsOf(simulated.AccountSid, simulated.AuthToken),
            .. Secrets.PartsOf(simulated.ApiKeySid, simulated.ApiKeySecret),
        ]);
        simulated.Faults.EnableRandom(SimulatedFaults, Call.Mix(arguments.Seed, first, 0));
        using (var byKey = MakeFixture(shared.Factory.Create(options => ClientFactory.UseKey(options, simulated))))
        using (
            var byToken = MakeFixture(
                shared.Factory.Register(options => ClientFactory.UseToken(options, simulated), useCustomHandler: true)
            )
        )
        using (var shutdown = new GracefulShutdown())
        {
            var worker = new Worker(arguments, [.. shared.Fixtures, byKey, byToken], shared.Service, lag, shutdown, report);
            last = arguments.Only is null
                ? await WorkAsync(worker, shutdown, simulated, first, duration)
                : await OneAsync(worker, arguments.Only.Value);
        }

        CountFaults(simulated);
        CheckDirectory();
        return last;

        SimulatedSoakFixture MakeFixture((IBulkExportClient Client, IDisposable Owner) made) =>
            new(made.Client, made.Owner, simulated, days, shared.Scanner, shared.WorkingDirectory);
    }

    private static async Task<long> OneAsync(Worker worker, long number)
    {
        await worker.CallAsync(number);
        return 1;
    }

    private async Task<long> WorkAsync(
        Worker worker,
        GracefulShutdown shutdown,
        SimulatedBulkExport simulated,
        long first,
        TimeSpan duration
    )
    {
        var last = first - 1;
        var started = Stopwatch.GetTimestamp();
        shutdown.Begin(duration);
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
        RateLimit(simulated);
        await Task.WhenAll(working);
        return Math.Min(last, arguments.Calls);
    }

    /// <summary>Rejects the next requests with status 429, with and without <c>Retry-After</c>.</summary>
    private static void RateLimit(SimulatedBulkExport simulated)
    {
        var later = DateTimeOffset.UtcNow;
        for (var i = 0; i < RateLimitedRequests; i++)
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

    private void CheckDirectory()
    {
        foreach (var file in ProcessHandles.FilesUnder(shared.WorkingDirectory))
        {
            report.AddViolation($"the file {file} is still open");
        }

        foreach (var left in Directory.GetFiles(shared.WorkingDirectory, "*", SearchOption.AllDirectories))
        {
            report.AddViolation($"the file {left} was not deleted");
        }

        if (shared.Service.OpenConnections is var open && open > Workers * ConnectionsOfCall)
        {
            report.AddViolation($"{open} connections are open although no call is running");
        }
    }
}
