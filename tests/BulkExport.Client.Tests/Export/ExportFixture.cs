using BulkExport.Client.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client.Tests.Export;

/// <summary>Provides a simulated service, a client, and a destination directory.</summary>
internal sealed class ExportFixture : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    public ExportFixture(
        SimulatedBulkExportOptions? options = null,
        Action<BulkExportClientOptions>? configure = null,
        ILoggerProvider? loggerProvider = null
    )
    {
        TimeProvider = options?.TimeProvider as AutoAdvanceTimeProvider ?? new AutoAdvanceTimeProvider();
        Service = SimulatedBulkExport.Start(options ?? new() { TimeProvider = TimeProvider });
        _provider = TestClientFactory.Build(Service, TimeProvider, configure, loggerProvider);
        Client = _provider.GetRequiredService<IBulkExportClient>();
        DirectoryPath = Path.Combine(Directory.CreateTempSubdirectory("bulkexport-tests-").FullName, "out");
    }

    public static DateOnly FirstDay { get; } = new(2026, 11, 1);

    public AutoAdvanceTimeProvider TimeProvider { get; }

    public SimulatedBulkExport Service { get; }

    public IBulkExportClient Client { get; }

    public string DirectoryPath { get; }

    public string JobDocument => Path.Combine(DirectoryPath, "_bulkexport", "jobs", "Messages_2026-11-01_2026-11-03_1.json");

    public IEnumerable<string> Requests => Service.Requests.Select(request => $"{request.Method} {request.Path}");

    public static CreateJobRequest CreateRequest(int days) =>
        new()
        {
            ResourceType = ResourceType.Messages,
            StartDay = FirstDay,
            EndDay = FirstDay.AddDays(days - 1),
            FriendlyName = "November",
        };

    public Task<ExportResult> ExportAsync(
        int days = 3,
        IProgress<ExportProgress>? progress = null,
        int maxConcurrency = 4,
        CancellationToken? cancellationToken = null,
        ExportDays mode = ExportDays.Missing
    ) =>
        Client.ExportAsync(
            CreateRequest(days),
            DirectoryPath,
            new ExportOptions { MaxConcurrency = maxConcurrency, Days = mode },
            progress,
            cancellationToken ?? TestContext.Current.CancellationToken
        );

    public string GetPath(DateOnly day) =>
        Path.Combine(DirectoryPath, "resource_type=Messages", $"day={day:yyyy-MM-dd}", $"Messages-{day:yyyy-MM-dd}.json.gz");

    /// <summary>Asserts that the files of the days exist with the exact content, and that no temporary files exist.</summary>
    public void AssertComplete(params IEnumerable<DateOnly> days)
    {
        foreach (var day in days)
        {
            Assert.Equal(Service.Files.Get(ResourceType.Messages, day).ToArray(), File.ReadAllBytes(GetPath(day)));
        }

        AssertNoTemporaryFiles();
    }

    public void AssertNoTemporaryFiles() => Assert.Empty(Directory.GetFiles(DirectoryPath, "*.tmp", SearchOption.AllDirectories));

    /// <summary>Replaces the job document of an open job.</summary>
    public async Task WriteJobDocumentAsync(string json)
    {
        await WriteDocumentAsync(
            Path.Combine(DirectoryPath, "_bulkexport", "open-jobs", "Messages.json"),
            """
            {"formatVersion":1,"resourceType":"Messages","lastNumber":1,
             "jobs":[{"startDay":"2026-11-01","endDay":"2026-11-03","number":1}]}
            """
        );
        await WriteDocumentAsync(JobDocument, json);
    }

    public async Task<string> ReadJobDocumentAsync() => await File.ReadAllTextAsync(Directory.GetFiles(JobDocument).Order().Last());

    /// <summary>Replaces the job document with its state before the SID of the job was recorded.</summary>
    public Task ResetJobCreationAsync(string existingJobSids = "[]", string requestedAt = "2026-11-24T12:00:00+00:00") =>
        WriteJobDocumentAsync(
            $$"""
            {"formatVersion":1,"resourceType":"Messages","startDay":"2026-11-01","endDay":"2026-11-03","state":"Requested",
             "requestedAt":"{{requestedAt}}","sequence":1,"existingJobSids":{{existingJobSids}}}
            """
        );

    private static async Task WriteDocumentAsync(string path, string json)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }

        Directory.CreateDirectory(path);
        await File.WriteAllTextAsync(Path.Combine(path, "00000001"), json);
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await Service.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(DirectoryPath)!, recursive: true);
    }
}
