using BulkExport.Client.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client.Hosting.Tests.Support;

/// <summary>The base class of tests with a simulated service, whose automatic daily export lists each day, and a fake clock.</summary>
public abstract class SyncTestBase : IAsyncDisposable
{
    private readonly List<SyncHost> _hosts = [];

    protected SyncTestBase() =>
        Service = SimulatedBulkExport.Start(
            new SimulatedBulkExportOptions
            {
                TimeProvider = Clock,
                DailyExports = [ResourceType.Messages],
                RecordsPerDay = (_, _) => 3,
            }
        );

    protected SimulatedBulkExport Service { get; }

    private protected TestClock Clock { get; } = new();

    private protected InMemoryExportStore Store { get; } = new();

    private protected HookStore HookStore => field ??= new HookStore(Store);

    /// <summary>Starts a worker application that synchronizes the account of the service.</summary>
    private protected async Task<SyncHost> StartAsync(
        IExportStore? store = null,
        Action<BulkExportSyncOptions>? configure = null,
        Action<IServiceCollection>? addClient = null
    )
    {
        var host = await SyncHost.StartAsync(
            Clock,
            addClient ?? (services => services.AddBulkExportClient(Service.CreateClientOptions())),
            options =>
            {
                options.StoreFactory = (_, _) => store ?? Store;
                configure?.Invoke(options);
            }
        );
        _hosts.Add(host);
        return host;
    }

    /// <summary>Waits until all hosts wait for the next scheduled time, which is more than an hour away, and advances the time.</summary>
    private protected async Task AdvanceAsync(TimeSpan time)
    {
        await Clock.WaitForDelaysAsync(TimeSpan.FromHours(1), TimeSpan.FromHours(1), _hosts.Count(host => !host.IsStopped));
        Clock.Advance(time);
    }

    /// <summary>Waits for the retry of a run, and advances the time to it.</summary>
    private protected Task<TimeSpan> AdvancePastRetryDelayAsync(double maxMinutes) =>
        Clock.AdvancePastDelayAsync(TimeSpan.FromMinutes(maxMinutes) / 2, TimeSpan.FromMinutes(maxMinutes));

    /// <summary>Gets the days of the files in a store.</summary>
    private protected static async Task<string> GetDaysAsync(IExportStore store) =>
        string.Join(
            ' ',
            await store
                .ListExportFilesAsync(ResourceType.Messages, cancellationToken: TestContext.Current.CancellationToken)
                .Select(file => file.Day.Day)
                .ToArrayAsync(TestContext.Current.CancellationToken)
        );

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        await Service.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
