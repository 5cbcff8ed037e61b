using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Docs.Support;

/// <summary>A simulated service on a fake clock, a client, and a temporary directory, for the snippets that a test executes.</summary>
internal sealed class SnippetScene : IAsyncDisposable
{
    private static readonly AsyncLocal<SnippetScene?> LocalScene = new();

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("bulkexport-docs-");

    public SnippetScene(Func<SimulatedJob, SimulatedJob>? configureNewJob = null)
    {
        Service = SimulatedBulkExport.Start(
            new()
            {
                TimeProvider = TimeProvider,
                RecordsPerDay = (_, _) => 3,
                // Jobs are finished at once: advancing the time between polls could let the links of concurrent downloads expire.
                ConfigureNewJob = job => (configureNewJob?.Invoke(job) ?? job) with { Age = TimeSpan.FromHours(1) },
            }
        );
        Client = new BulkExportClient(Service.CreateClientOptions(), TimeProvider);
        LocalScene.Value = this;
    }

    /// <summary>Gets the scene of the current test.</summary>
    public static SnippetScene Current => LocalScene.Value ?? throw new InvalidOperationException("The test has created no scene.");

    public AutoAdvanceTimeProvider TimeProvider { get; } = new();

    public SimulatedBulkExport Service { get; }

    public BulkExportClient Client { get; }

    /// <summary>Gets the full path of a directory or file of the scene.</summary>
    public string GetFullPath(string relativePath) => Path.Combine(_directory.FullName, relativePath);

    /// <summary>Exports days of November 2026 to a directory of the scene.</summary>
    public Task<ExportResult> ExportAsync(int startDay, int endDay, string directory) =>
        Client.ExportAsync(
            new CreateJobRequest
            {
                ResourceType = ResourceType.Messages,
                StartDay = new(2026, 11, startDay),
                EndDay = new(2026, 11, endDay),
                FriendlyName = "Export",
            },
            GetFullPath(directory),
            cancellationToken: TestContext.Current.CancellationToken
        );

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Service.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}
