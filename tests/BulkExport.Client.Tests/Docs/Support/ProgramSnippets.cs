namespace BulkExport.Client.Tests.Docs.Support;

/// <summary>The base class of classes with complete programs. It hides the types of the library that create a client, so that the programs are executed
/// against the simulated service of the current <see cref="SnippetScene"/>.</summary>
internal abstract class ProgramSnippets
{
    /// <summary>A client on a fake clock. Relative directories are directories of the scene.</summary>
    protected sealed class BulkExportClient(Client.BulkExportClientOptions options) : IDisposable
    {
        private readonly SnippetScene _scene = SnippetScene.Current;
        private readonly Client.BulkExportClient _client = new(options, SnippetScene.Current.TimeProvider);

        public IJobsClient Jobs => _client.Jobs;

        public Task<ExportResult> ExportAsync(
            CreateJobRequest request,
            string directory,
            ExportOptions? options = null,
            IProgress<ExportProgress>? progress = null
        ) => _client.ExportAsync(request, _scene.GetFullPath(directory), options, progress);

        public Task<SyncResult> SyncAsync(SyncRequest request, string directory) =>
            _client.SyncAsync(request, _scene.GetFullPath(directory));

        public void Dispose() => _client.Dispose();
    }

    protected static class BulkExportClientOptions
    {
        public static Client.BulkExportClientOptions FromEnvironment() => SnippetScene.Current.Service.CreateClientOptions();
    }
}
