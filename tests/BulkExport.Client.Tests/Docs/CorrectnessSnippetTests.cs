using BulkExport.Client.Tests.Docs.Support;

namespace BulkExport.Client.Tests.Docs;

public sealed class CorrectnessSnippetTests
{
    [Fact]
    public async Task Run_CompleteIncompleteAndCorruptStore_ReturnsExitCode()
    {
        await using var scene = new SnippetScene();
        var result = await scene.ExportAsync(1, 7, "exports");
        var directory = scene.GetFullPath("exports");

        Assert.Equal(0, await CorrectnessSnippets.RunAsync([directory, "2026-11-07"]));
        Assert.Equal(1, await CorrectnessSnippets.RunAsync([directory, "2026-11-08"]));

        var path = result.Files.First().Path;
        var content = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        content[^1] ^= 1; // in the trailer
        await File.WriteAllBytesAsync(path, content, TestContext.Current.CancellationToken);
        Assert.Equal(1, await CorrectnessSnippets.RunAsync([directory, "2026-11-07"]));
    }
}
