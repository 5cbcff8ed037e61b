using BulkExport.Client.Testing;
using BulkExport.Client.Tests.Docs.Support;

namespace BulkExport.Client.Tests.Docs;

public sealed class PerformanceSnippetTests
{
    [Fact]
    public async Task Sync_SimulatedService_Completes()
    {
        await using var scene = new SnippetScene();

        var result = await PerformanceSnippets.SyncAsync(scene.Client, new InMemoryExportStore(), TestContext.Current.CancellationToken);

        Assert.True(result.IsComplete);
    }
}
