using System.Diagnostics;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Soak;

/// <summary>Services and clients that are made, worked hard and taken down again, so that what is left can be counted.</summary>
internal sealed class Round(SoakArguments arguments, Days days, Report report)
{
    private const int Workers = 32;
    private const double SimulatedFaults = 0.3;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    /// <summary>Runs the round.</summary>
    /// <param name="first">The number of the first call.</param>
    /// <param name="duration">How long new calls are begun.</param>
    /// <returns>The number of the last call.</returns>
    public async Task<long> RunAsync(long first, TimeSpan duration)
    {
        var folder = Directory.CreateTempSubdirectory("bulkexport-soak-").FullName;
        await using var trap = new Trap(report);
        await using var simulated = SimulatedScene.Start(days);
        var secrets = new Secrets(new Random(arguments.Seed), simulated.AuthToken, simulated.ApiKeySecret);
        await using var raw = new RawService(days, secrets, trap, report);
        var watch = new SecretWatch(secrets.All(simulated.AccountSid, simulated.ApiKeySid), report);
        simulated.Faults.Randomly(SimulatedFaults, Call.Mix(arguments.Seed, first, 0));
        var last = first;
        using (new WatchedTelemetry(watch))
        using (var logs = new WatchedLoggerProvider(watch))
        using (var clients = new Clients(logs))
        {
            var scenes = Scenes(clients, raw, simulated, watch, folder);
            last = await WorkAsync(new Worker(arguments.Seed, scenes, raw, report), first, duration);
            foreach (var scene in scenes)
            {
                scene.Dispose();
            }
        }

        CountFaults(simulated);
        await CheckConnectionsAsync(raw);
        CheckFolder(folder);
        return last;
    }

    private Scene[] Scenes(Clients clients, RawService raw, SimulatedBulkExport simulated, SecretWatch watch, string folder)
    {
        return
        [
            OnSockets(clients.Create(options => Clients.UseToken(options, raw))),
            OnSockets(clients.Register(options => Clients.UseKey(options, raw))),
            OnSockets(clients.Register(options => Clients.UseToken(options, raw))),
            OnSimulated(clients.Create(options => Clients.UseKey(options, simulated))),
            OnSimulated(clients.Register(options => Clients.UseToken(options, simulated))),
        ];

        Scene OnSockets((IBulkExportClient Client, IDisposable Owner) made) => new RawScene(made.Client, made.Owner, days, watch, folder);

        Scene OnSimulated((IBulkExportClient Client, IDisposable Owner) made) =>
            new SimulatedScene(made.Client, made.Owner, simulated, days, watch, folder);
    }

    private async Task<long> WorkAsync(Worker worker, long first, TimeSpan duration)
    {
        if (arguments.Only is { } only)
        {
            await worker.CallAsync(only);
            return first;
        }

        var last = first - 1;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(
            Enumerable
                .Range(0, Workers)
                .Select(async _ =>
                {
                    while (Stopwatch.GetElapsedTime(started) < duration)
                    {
                        await worker.CallAsync(Interlocked.Increment(ref last));
                    }
                })
        );
        return last;
    }

    private void CountFaults(SimulatedBulkExport simulated)
    {
        foreach (var request in simulated.Requests)
        {
            if (request.Fault is { } fault)
            {
                Report.Count(report.Faults, $"simulated {fault.GetType().Name.Replace("Fault", string.Empty, StringComparison.Ordinal)}");
            }
        }
    }

    /// <summary>With the clients gone, so must be their connections: one that stays belongs to an answer that nobody disposed.</summary>
    private async Task CheckConnectionsAsync(RawService raw)
    {
        var started = Stopwatch.GetTimestamp();
        while (raw.OpenConnections > 0)
        {
            if (Stopwatch.GetElapsedTime(started) > Settling)
            {
                report.Break($"{raw.OpenConnections} connections are open although the clients are disposed");
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    private void CheckFolder(string folder)
    {
        foreach (var file in ProcessFacts.FilesUnder(folder))
        {
            report.Break($"the file {file} is still open");
        }

        foreach (var left in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            report.Break($"the file {left} was left");
        }

        Directory.Delete(folder, recursive: true);
    }
}
