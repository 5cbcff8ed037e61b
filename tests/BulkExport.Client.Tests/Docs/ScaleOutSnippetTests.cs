using BulkExport.Client.Tests.Docs.Support;

namespace BulkExport.Client.Tests.Docs;

/// <summary>Runs the snippets of <c>docs/scale-out.md</c> for a single account. <see cref="ScaleOutSqlTests"/> runs those for several accounts.</summary>
public sealed class ScaleOutSnippetTests
{
    [Fact]
    public async Task Units_EmptyStore_RequestOneJobAndDownloadEachDay()
    {
        await using var scene = new SnippetScene();
        var store = new DirectoryExportStore(scene.GetFullPath("exports"));

        await ScaleOutSnippets.DownloadAsync(scene.Client, store, TestContext.Current.CancellationToken);

        Assert.Equal(22, Directory.GetFiles(scene.GetFullPath("exports"), "*.json.gz", SearchOption.AllDirectories).Length);
        Assert.Single(scene.Service.Requests, request => request.Method == HttpMethod.Post);
    }
}
