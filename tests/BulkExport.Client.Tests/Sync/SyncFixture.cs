using BulkExport.Client.Testing;
using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.Tests.Sync;

/// <summary>Provides a simulated service on a fake clock, a client for each account, and a store for each client.</summary>
internal sealed class SyncFixture : IAsyncDisposable
{
    private readonly List<BulkExportClient> _clients = [];
    private readonly SimulatedTimeProvider _simulatedTime;

    public SyncFixture(SimulatedBulkExportOptions? options = null, int accounts = 1)
    {
        TimeProvider = options?.TimeProvider as FakeTimeProvider ?? CreateTimeProvider();
        Service = SimulatedBulkExport.Start(options ?? new() { TimeProvider = TimeProvider, RecordsPerDay = (_, _) => 1 });
        _simulatedTime = new SimulatedTimeProvider(Service, TimeProvider.Advance) { TimeoutGracePeriod = TimeSpan.FromSeconds(1) };
        for (var i = 0; i < accounts; i++)
        {
            var account = i == 0 ? Service.Accounts[0] : Service.Accounts.Add();
            _clients.Add(new BulkExportClient(account.CreateClientOptions(), _simulatedTime));
            Stores.Add(new InMemoryExportStore());
        }
    }

    public FakeTimeProvider TimeProvider { get; }

    public SimulatedBulkExport Service { get; }

    public List<IExportStore> Stores { get; } = [];

    /// <summary>Gets the latest day that can be exported.</summary>
    public DateOnly LatestDay => Today.AddDays(-2);

    public DateOnly Today => DateOnly.FromDateTime(TimeProvider.GetUtcNow().UtcDateTime);

    public IEnumerable<string> Requests => Service.Requests.Select(request => $"{request.Method} {request.Path}");

    public IEnumerable<string> CreateRequests => Requests.Where(request => request.StartsWith("POST ", StringComparison.Ordinal));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Creates a request for the messages of the last days.</summary>
    public SyncRequest CreateRequest(int days) => new() { ResourceTypes = [ResourceType.Messages], StartDay = LatestDay.AddDays(1 - days) };

    public Task<SyncResult> SyncAsync(SyncRequest request, int account = 0, IProgress<SyncProgress>? progress = null) =>
        RunAsync(StartSync(request, account, progress));

    /// <summary>Starts a synchronization, which is completed with <see cref="RunAsync"/>.</summary>
    public Task<SyncResult> StartSync(SyncRequest request, int account = 0, IProgress<SyncProgress>? progress = null) =>
        _clients[account].SyncAsync(request, Stores[account], progress, Cancellation);

    /// <summary>Adds another client of the first account.</summary>
    public void AddClient(IExportStore store)
    {
        _clients.Add(new BulkExportClient(Service.CreateClientOptions(), _simulatedTime));
        Stores.Add(store);
    }

    public Task<ExportResult> ExportAsync(DateOnly start, DateOnly end, ExportDays days = ExportDays.Missing) =>
        RunAsync(
            _clients[0]
                .ExportAsync(
                    new CreateJobRequest
                    {
                        ResourceType = ResourceType.Messages,
                        StartDay = start,
                        EndDay = end,
                        FriendlyName = "Export",
                    },
                    Stores[0],
                    new ExportOptions { Days = days },
                    cancellationToken: Cancellation
                )
        );

    /// <summary>Advances the clock to a time on the next UTC day.</summary>
    public void AdvanceToNextDay()
    {
        var next = new DateTimeOffset(Today.AddDays(1).ToDateTime(new TimeOnly(7, 0)), TimeSpan.Zero);
        TimeProvider.Advance(next - TimeProvider.GetUtcNow());
    }

    /// <summary>Advances the clock while the operation waits.</summary>
    public Task<T> RunAsync<T>(Task<T> operation) => _simulatedTime.AdvanceUntilCompletedAsync(operation, Cancellation);

    public static FakeTimeProvider CreateTimeProvider() => new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await Service.DisposeAsync();
    }
}
