using BulkExport.Client;
using Microsoft.Extensions.Options;

namespace BulkExport.Workers;

/// <summary>Synchronizes the partition of an account in the shared store.</summary>
internal sealed class AccountExports(IBulkExportClientFactory clients, IExportStore store, IOptions<WorkerOptions> options)
{
    /// <summary>Requests the missing days and polls the jobs in progress, without waiting for them and without downloading anything.</summary>
    public Task<SyncResult> RequestAsync(string account, CancellationToken cancellationToken)
    {
        SyncRequest sync = options.Value.Sync;
        var request = new SyncRequest
        {
            ResourceTypes = sync.ResourceTypes,
            StartDay = sync.StartDay,
            EndDay = sync.EndDay,
            ReexportAfter = sync.ReexportAfter,
            DailyQuota = sync.DailyQuota,
            QuotaStore = store, // all accounts share the quota of their parent account
            RequestOnly = true,
            Options = sync.Options,
        };
        return SyncAsync(account, request, cancellationToken);
    }

    /// <summary>Downloads one day, unless the store contains it. Nothing is requested, and a job in progress is polled once.</summary>
    public async Task<SyncDayResult> DownloadAsync(
        string account,
        ResourceType resourceType,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        var request = new SyncRequest
        {
            ResourceTypes = [resourceType],
            StartDay = day,
            EndDay = day,
            ReexportAfter = options.Value.Sync.ReexportAfter,
            DailyQuota = 0,
            Options = new ExportOptions { Polling = new JobPollingOptions { Timeout = TimeSpan.Zero } },
        };
        SyncResult result = await SyncAsync(account, request, cancellationToken);
        return result.Days.Single();
    }

    private Task<SyncResult> SyncAsync(string account, SyncRequest request, CancellationToken cancellationToken)
    {
        IBulkExportClient client = clients.CreateClient(account);
        return client.SyncAsync(request, store.ForAccount(client.AccountSid!), cancellationToken: cancellationToken);
    }
}
