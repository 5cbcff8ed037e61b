using System.Diagnostics;
using System.Globalization;
using BulkExport.Client.Testing;

namespace BulkExport.Client.WorkerTests;

/// <summary>Measures the throughput of several processes when the network limits each download. It runs only when requested explicitly.</summary>
public sealed class ThroughputTests(PostgreSqlServer server, ITestOutputHelper output)
{
    private const int WorkersPerProcess = 4;
    private static readonly TimeSpan TimePerDownload = TimeSpan.FromSeconds(10);

    [Fact(Explicit = true)]
    public async Task Workers_LimitedRate_PrintThroughput()
    {
        double? single = null;
        foreach (var processes in new[] { 1, 2, 4 })
        {
            var (duration, cpu) = await MeasureAsync(processes);
            single ??= duration.TotalSeconds;
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{processes} processes: {duration.TotalSeconds:F1} s, {single / duration.TotalSeconds:F2} times the throughput of one, {cpu:P0} of all cores"
                )
            );
        }
    }

    private async Task<(TimeSpan Duration, double CpuUsage)> MeasureAsync(int processes)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-2);
        await using var sample = SimulatedBulkExport.Start(new SimulatedBulkExportOptions { RecordsPerDay = (_, _) => 5000 });
        var size = sample.Files.Get(ResourceType.Messages, day).Length;
        var options = new SimulatedBulkExportOptions
        {
            RecordsPerDay = (_, _) => 5000,
            MaxDownloadRate = (int)(size / TimePerDownload.TotalSeconds),
        };
        await using var cluster = await WorkerCluster.CreateAsync(server, options, accounts: 2, [ResourceType.Messages], days: 32);
        (string, string)[] settings = [("Workers:WorkerCount", $"{WorkersPerProcess}"), ("Workers:Sync:DailyQuota", "0")];
        for (var i = 1; i < processes; i++)
        {
            cluster.StartProcess(settings);
            await cluster.WaitUntilAsync(async () => await cluster.Database.CountServersAsync() == i, cancellationToken);
        }

        foreach (var account in cluster.Service.Accounts)
        {
            account.Jobs.Add(
                new()
                {
                    StartDay = cluster.StartDay,
                    EndDay = cluster.EndDay,
                    Age = TimeSpan.FromHours(1),
                }
            );
        }

        foreach (var (account, resourceType, unit) in cluster.Units)
        {
            account.Files.Get(resourceType, unit); // generates the file
        }

        cluster.StartProcess(settings); // plans the accounts
        await cluster.WaitUntilAsync(() => Task.FromResult(cluster.DownloadCount > 0), cancellationToken);
        var (startedAt, cpuAtStart) = (Stopwatch.GetTimestamp(), ReadCpuTime());
        await cluster.WaitUntilAsync(async () => await cluster.Database.CountActiveAsync() == 0, cancellationToken);
        var duration = Stopwatch.GetElapsedTime(startedAt);
        var cpu = (ReadCpuTime() - cpuAtStart) / duration / Environment.ProcessorCount;
        await cluster.VerifyFilesAsync();
        Assert.Equal(64, cluster.DownloadCount);
        return (duration, cpu);
    }

    /// <summary>Reads the time for which all cores have been busy, from the first line of <c>/proc/stat</c>, in hundredths of a second.</summary>
    private static TimeSpan ReadCpuTime()
    {
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
        var busy = fields.Select(field => long.Parse(field, CultureInfo.InvariantCulture)).Where((_, i) => i is not (3 or 4)).Sum();
        return TimeSpan.FromMilliseconds(busy * 10);
    }
}
