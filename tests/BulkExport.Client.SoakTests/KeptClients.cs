namespace BulkExport.Client.SoakTests;

/// <summary>The service on bare sockets and its clients, which are kept for the whole run, as a program keeps its own.</summary>
internal sealed class KeptClients : IAsyncDisposable
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    private readonly CredentialLeakServer _leakServer;
    private readonly WatchedLoggerProvider _logs;
    private readonly WatchedTelemetry _telemetry;
    private readonly Report _report;

    public KeptClients(int seed, Days days, Report report)
    {
        _report = report;
        _leakServer = new CredentialLeakServer(report);
        Service = new RawService(days, new Secrets(new Random(seed)), _leakServer, report);
        Watch = new SecretScanner(report.Searched, report.Break);
        _telemetry = new WatchedTelemetry(Watch);
        _logs = new WatchedLoggerProvider(Watch);
        Maker = new Clients(_logs, report);
        Scenes =
        [
            MakeFixture(Maker.Create(options => Clients.UseToken(options, Service))),
            MakeFixture(Maker.Register(options => Clients.UseKey(options, Service), onOwnHandler: true)),
            MakeFixture(Maker.Register(options => Clients.UseToken(options, Service), onOwnHandler: false)),
            MakeFixture(Maker.Register(UsePatiently, onOwnHandler: true), isPatient: true),
        ];

        void UsePatiently(BulkExportClientOptions options)
        {
            TimeoutLimits.SetPatient(options);
            Clients.UseKey(options, Service);
        }

        RawSoakFixture MakeFixture((IBulkExportClient Client, IDisposable Owner) made, bool isPatient = false) =>
            new(made.Client, made.Owner, days, Watch, Folder) { IsPatient = isPatient };
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("bulkexport-soak-").FullName;

    public RawService Service { get; }

    public SecretScanner Watch { get; }

    /// <summary>Makes other clients, watched in the same way.</summary>
    public Clients Maker { get; }

    public IReadOnlyList<SoakFixture> Scenes { get; }

    /// <summary>Disposes the clients. With them gone, so must be their connections: one that stays belongs to an answer that nobody disposed.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var scene in Scenes)
        {
            scene.Dispose();
        }

        Maker.Dispose();
        if (!await Eventually.UntilAsync(() => Service.OpenConnections == 0, Settling))
        {
            _report.Break($"{Service.OpenConnections} connections are open although the clients are disposed");
        }

        await Service.DisposeAsync();
        await _leakServer.DisposeAsync();
        _telemetry.Dispose();
        _logs.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
