namespace BulkExport.Client.Soak;

/// <summary>The service on bare sockets and its clients, which are kept for the whole run, as a program keeps its own.</summary>
internal sealed class KeptClients : IAsyncDisposable
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    private readonly Trap _trap;
    private readonly WatchedLoggerProvider _logs;
    private readonly WatchedTelemetry _telemetry;
    private readonly Report _report;

    public KeptClients(int seed, Days days, Report report)
    {
        _report = report;
        _trap = new Trap(report);
        Service = new RawService(days, new Secrets(new Random(seed)), _trap, report);
        Watch = new SecretWatch(report.Searched, report.Break);
        _telemetry = new WatchedTelemetry(Watch);
        _logs = new WatchedLoggerProvider(Watch);
        Maker = new Clients(_logs, report);
        Scenes =
        [
            Scene(Maker.Create(options => Clients.UseToken(options, Service))),
            Scene(Maker.Register(options => Clients.UseKey(options, Service), onOwnHandler: true)),
            Scene(Maker.Register(options => Clients.UseToken(options, Service), onOwnHandler: false)),
            Scene(Maker.Register(UsePatiently, onOwnHandler: true), isPatient: true),
        ];

        void UsePatiently(BulkExportClientOptions options)
        {
            Limits.SetPatient(options);
            Clients.UseKey(options, Service);
        }

        RawScene Scene((IBulkExportClient Client, IDisposable Owner) made, bool isPatient = false) =>
            new(made.Client, made.Owner, days, Watch, Folder) { IsPatient = isPatient };
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("bulkexport-soak-").FullName;

    public RawService Service { get; }

    public SecretWatch Watch { get; }

    /// <summary>Makes other clients, watched in the same way.</summary>
    public Clients Maker { get; }

    public IReadOnlyList<Scene> Scenes { get; }

    /// <summary>Disposes the clients. With them gone, so must be their connections: one that stays belongs to an answer that nobody disposed.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var scene in Scenes)
        {
            scene.Dispose();
        }

        Maker.Dispose();
        if (!await Patience.UntilAsync(() => Service.OpenConnections == 0, Settling))
        {
            _report.Break($"{Service.OpenConnections} connections are open although the clients are disposed");
        }

        await Service.DisposeAsync();
        await _trap.DisposeAsync();
        _telemetry.Dispose();
        _logs.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
