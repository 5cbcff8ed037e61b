using BulkExport.Client;
using Microsoft.Extensions.Options;

namespace BulkExport.Workers;

/// <summary>Synchronizes the partition of an account in the shared store.</summary>
internal sealed class AccountExports(IBulkExportClientFactory clients, IExportStore store, IOptions<WorkerOptions> options)
{
    private readonly SyncRequest _sync = options.Value.Sync;

    /// <summary>Requests the missing days and polls the jobs in progress, without waiting for them and without downloading anything.</summary>
    public Task<SyncResult> RequestAsync(string account, CancellationToken cancellationToken)
    {
        var request = CreateRequest(_sync.ResourceTypes, _sync.StartDay, _sync.EndDay);
        request.RequestOnly = true;
        return SyncAsync(account, request, cancellationToken);
    }

    /// <summary>Downloads one day, unless the store contains it. A job in progress is polled once.</summary>
    public async Task<SyncDayResult> DownloadAsync(
        string account,
        ResourceType resourceType,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        var request = CreateRequest([resourceType], day, day);
        request.DailyQuota = 0; // the plan has requested the day
        SyncResult result = await SyncAsync(account, request, cancellationToken);
        if (result is { Plan.Days: [{ Action: SyncAction.Download }], Days: [{ Status: SyncDayStatus.Deferred }] })
        {
            request.DailyQuota = _sync.DailyQuota; // the service lists the day, but has no file: requests the day
            result = await SyncAsync(account, request, cancellationToken);
        }

        return result.Days.Single();
    }

    private SyncRequest CreateRequest(IList<ResourceType> resourceTypes, DateOnly startDay, DateOnly? endDay) =>
        new()
        {
            ResourceTypes = resourceTypes,
            StartDay = startDay,
            EndDay = endDay,
            ReexportAfter = _sync.ReexportAfter,
            DailyQuota = _sync.DailyQuota,
            QuotaStore = store, // all accounts share the quota of their parent account
            Options = new ExportOptions
            {
                Polling = new JobPollingOptions { Timeout = TimeSpan.Zero },
                MaxJobListingDelay = (_sync.Options ?? new ExportOptions()).MaxJobListingDelay,
            },
        };

    private Task<SyncResult> SyncAsync(string account, SyncRequest request, CancellationToken cancellationToken)
    {
        IBulkExportClient client = clients.CreateClient(account);
        return client.SyncAsync(request, store.ForAccount(client.AccountSid!), cancellationToken: cancellationToken);
    }
}
