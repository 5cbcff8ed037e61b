namespace BulkExport.Client.Tests.Docs;

/// <summary>The C# snippets of <c>docs/scale-out.md</c>.</summary>
internal static class ScaleOutSnippets
{
    public static async Task DownloadAsync(IBulkExportClient client, IExportStore store, CancellationToken cancellationToken)
    {
        // <scale-out-units>
        // one process requests the missing days
        var missing = new SyncRequest
        {
            ResourceTypes = [ResourceType.Messages],
            StartDay = new(2026, 11, 1),
            RequestOnly = true,
        };
        SyncResult result = await client.SyncAsync(missing, store, cancellationToken: cancellationToken);
        foreach (SyncDayResult day in result.Days.Where(day => day.Status == SyncDayStatus.Pending))
        {
            // send the day to another process, which downloads it when its job is finished
            var unit = new SyncRequest
            {
                ResourceTypes = [day.ResourceType],
                StartDay = day.Day,
                EndDay = day.Day,
                DailyQuota = 0,
            };
            await client.SyncAsync(unit, store, cancellationToken: cancellationToken);
        }
        // </scale-out-units>
    }

    public static async Task<SyncResult> SyncAsync(
        IBulkExportClient client,
        SyncRequest request,
        IExportStore shared,
        CancellationToken cancellationToken
    )
    {
        // <account>
        IExportStore store = shared.ForAccount(client.AccountSid!);
        SyncResult result = await client.SyncAsync(request, store, cancellationToken: cancellationToken);
        // </account>
        return result;
    }

    public static async Task<decimal> SumAsync(IExportStore shared, string accountSid, CancellationToken cancellationToken)
    {
        var total = 0m;
        // <read-account>
        IExportStore store = shared.ForAccount(accountSid);
        await foreach (ExportFile file in store.ListExportFilesAsync(ResourceType.Messages, cancellationToken: cancellationToken))
        {
            var reader = new ExportFileReader(file);
            await foreach (MessageRecord message in reader.ReadRecordsAsync<MessageRecord>(cancellationToken: cancellationToken))
            {
                total += message.Price ?? 0;
            }
        }
        // </read-account>
        return total;
    }
}
