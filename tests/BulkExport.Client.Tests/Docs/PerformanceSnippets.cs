namespace BulkExport.Client.Tests.Docs;

/// <summary>The C# snippets of <c>docs/performance.md</c>.</summary>
internal static class PerformanceSnippets
{
    public static async Task<SyncResult> SyncAsync(IBulkExportClient client, IExportStore store, CancellationToken cancellationToken)
    {
        // <performance-concurrency>
        var request = new SyncRequest
        {
            ResourceTypes = [ResourceType.Messages, ResourceType.Calls],
            StartDay = new(2026, 11, 1),
            Options = new ExportOptions { MaxConcurrency = 8 }, // concurrent downloads; the default is 4, the maximum is 32
        };
        SyncResult result = await client.SyncAsync(request, store, cancellationToken: cancellationToken);
        // </performance-concurrency>
        return result;
    }
}
