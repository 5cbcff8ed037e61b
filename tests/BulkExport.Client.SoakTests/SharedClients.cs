namespace BulkExport.Client.SoakTests;

/// <summary>Owns the raw server and its clients, which live for the whole run like those of an application.</summary>
internal sealed class SharedClients : IAsyncDisposable
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    private readonly CredentialLeakServer _leakServer;
    private readonly ScanningLoggerProvider _logs;
    private readonly ScanningTelemetry _telemetry;
    private readonly Report _report;

    public SharedClients(int seed, Days days, Report report)
    {
        _report = report;
        _leakServer = new CredentialLeakServer(report);
        Service = new RawService(days, new Secrets(new Random(seed)), _leakServer, report);
        Scanner = new SecretScanner(report.Searched, report.AddViolation);
        _telemetry = new ScanningTelemetry(Scanner);
        _logs = new ScanningLoggerProvider(Scanner);
        Factory = new ClientFactory(_logs, report);
        Fixtures =
        [
            MakeFixture(Factory.Create(options => ClientFactory.UseToken(options, Service))),
            MakeFixture(Factory.Register(options => ClientFactory.UseKey(options, Service), useCustomHandler: true)),
            MakeFixture(Factory.Register(options => ClientFactory.UseToken(options, Service), useCustomHandler: false)),
            MakeFixture(Factory.Register(UseManyRetries, useCustomHandler: true), hasManyRetries: true),
        ];

        void UseManyRetries(BulkExportClientOptions options)
        {
            TimeoutLimits.SetManyRetries(options);
            ClientFactory.UseKey(options, Service);
        }

        RawSoakFixture MakeFixture((IBulkExportClient Client, IDisposable Owner) made, bool hasManyRetries = false) =>
            new(made.Client, made.Owner, days, Scanner, WorkingDirectory) { HasManyRetries = hasManyRetries };
    }

    public string WorkingDirectory { get; } = Directory.CreateTempSubdirectory("bulkexport-soak-").FullName;

    public RawService Service { get; }

    public SecretScanner Scanner { get; }

    /// <summary>Gets the factory of further clients, which are monitored in the same way.</summary>
    public ClientFactory Factory { get; }

    public IReadOnlyList<SoakFixture> Fixtures { get; }

    /// <summary>Disposes the clients and verifies that no connection remains open, which would indicate an undisposed response.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var fixture in Fixtures)
        {
            fixture.Dispose();
        }

        Factory.Dispose();
        if (!await Eventually.UntilAsync(() => Service.OpenConnections == 0, Settling))
        {
            _report.AddViolation($"{Service.OpenConnections} connections are open after the clients were disposed");
        }

        await Service.DisposeAsync();
        await _leakServer.DisposeAsync();
        _telemetry.Dispose();
        _logs.Dispose();
        Directory.Delete(WorkingDirectory, recursive: true);
    }
}
