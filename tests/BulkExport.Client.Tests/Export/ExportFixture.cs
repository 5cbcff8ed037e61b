using BulkExport.Client.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client.Tests.Export;

/// <summary>A simulated service, a client of it, and a folder for its files.</summary>
internal sealed class ExportFixture : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    public ExportFixture(SimulatedBulkExportOptions? options = null, Action<BulkExportClientOptions>? configure = null)
    {
        Clock = options?.TimeProvider as AutoAdvanceTimeProvider ?? new AutoAdvanceTimeProvider();
        Service = SimulatedBulkExport.Start(options ?? new() { TimeProvider = Clock });
        _provider = TestClientFactory.Build(Service, Clock, configure);
        Client = _provider.GetRequiredService<IBulkExportClient>();
        Folder = Path.Combine(Directory.CreateTempSubdirectory("bulkexport-tests-").FullName, "out");
    }

    public static DateOnly FirstDay { get; } = new(2026, 11, 1);

    public AutoAdvanceTimeProvider Clock { get; }

    public SimulatedBulkExport Service { get; }

    public IBulkExportClient Client { get; }

    public string Folder { get; }

    public string Manifest => Path.Combine(Folder, "_bulkexport", "jobs", "Messages_2026-11-01_2026-11-03.json");

    public IEnumerable<string> Calls => Service.Requests.Select(request => $"{request.Method} {request.Path}");

    public static CreateJobRequest Days(int count) =>
        new()
        {
            ResourceType = ResourceType.Messages,
            StartDay = FirstDay,
            EndDay = FirstDay.AddDays(count - 1),
            FriendlyName = "November",
        };

    public Task<ExportResult> ExportAsync(
        int days = 3,
        IProgress<ExportProgress>? progress = null,
        int maxParallel = 4,
        CancellationToken? cancellationToken = null
    ) =>
        Client.ExportAsync(
            Days(days),
            Folder,
            new ExportOptions { MaxConcurrency = maxParallel },
            progress,
            cancellationToken ?? TestContext.Current.CancellationToken
        );

    public string PathOf(DateOnly day) =>
        Path.Combine(Folder, "resource_type=Messages", $"day={day:yyyy-MM-dd}", $"Messages-{day:yyyy-MM-dd}.json.gz");

    /// <summary>That the files of the days are there, byte for byte, and nothing half done beside them.</summary>
    public void AssertWhole(params IEnumerable<DateOnly> days)
    {
        foreach (var day in days)
        {
            Assert.Equal(Service.Files.Get(ResourceType.Messages, day).ToArray(), File.ReadAllBytes(PathOf(day)));
        }

        AssertNoLeftovers();
    }

    public void AssertNoLeftovers() => Assert.Empty(Directory.GetFiles(Folder, "*.tmp", SearchOption.AllDirectories));

    /// <summary>Replaces the document of the job.</summary>
    public async Task WriteManifestAsync(string json)
    {
        DeleteManifest();
        Directory.CreateDirectory(Manifest);
        await File.WriteAllTextAsync(Path.Combine(Manifest, "00000001"), json);
    }

    public async Task<string> ReadManifestAsync() => await File.ReadAllTextAsync(Directory.GetFiles(Manifest).Order().Last());

    public void DeleteManifest()
    {
        if (Directory.Exists(Manifest))
        {
            Directory.Delete(Manifest, recursive: true);
        }
    }

    /// <summary>Takes the process back to just before the SID of its job was noted.</summary>
    public Task ForgetJobAsync(string before = "[]") =>
        WriteManifestAsync(
            $$"""
            {"formatVersion":1,"resourceType":"Messages","startDay":"2026-11-01","endDay":"2026-11-03","state":"Requested",
             "requestedAt":"2026-11-24T12:00:00+00:00","sequence":1,"existingJobSids":{{before}}}
            """
        );

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await Service.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);
    }
}
