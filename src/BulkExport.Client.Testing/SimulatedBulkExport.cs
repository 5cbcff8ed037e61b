using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using WireMock.Server;
using WireMock.Settings;

namespace BulkExport.Client.Testing;

/// <summary>Provides an in-process simulator of the Twilio BulkExport API that listens for HTTP requests on the loopback interface.</summary>
/// <remarks>
/// <para>
/// The simulator implements the endpoints for jobs, days, export files and configurations, and validates requests as the service does. All
/// timestamps, job progress and link expiration are driven by <see cref="SimulatedBulkExportOptions.TimeProvider"/>, so a test with a fake
/// time provider is deterministic.
/// </para>
/// <para>Instances share no state, so tests that run in parallel can each start their own. All members are thread-safe.</para>
/// </remarks>
/// <example>
/// The following example adds a job and fetches it with a client.
/// <code>
/// await using var service = SimulatedBulkExport.Start();
/// var sid = service.Jobs.Add(new SimulatedJob { StartDay = new(2026, 7, 1), EndDay = new(2026, 7, 3) });
/// using var client = new BulkExportClient(service.CreateClientOptions());
/// var job = await client.Jobs.FetchAsync(sid);
/// </code>
/// </example>
public sealed class SimulatedBulkExport : IAsyncDisposable, IDisposable
{
    private readonly WireMockServer _server;
    private readonly CancellationTokenSource _stopping = new();
    private int _disposed;

    private SimulatedBulkExport(SimulatedBulkExportOptions options)
    {
        TimeProvider = options.TimeProvider;
        Accounts = new SimulatedAccounts(options);
        Requests = new RequestLog();
        Faults = new SimulatedFaults();
        Webhooks = new SimulatedWebhooks(options, Accounts, Activity, _stopping.Token);
        var links = new FileLinks(options.TimeProvider);
        var middleware = new RequestMiddleware(Accounts, Requests, Faults, Activity, options, _stopping.Token);
        _server = StartServer(options, middleware, new FileHost(links));
        FileHostBaseAddress = new Uri($"http://{IPAddress.Loopback}:{_server.Ports[1]}/");
        links.BaseAddress = FileHostBaseAddress;
        RouteTable.MapAll(
            _server,
            Accounts,
            [
                .. new JobRoutes(new SimulatedJobJson(options.EscapeHyphensInFriendlyNames), options).Routes,
                .. new DayRoutes(links, options).Routes,
                .. ConfigurationRoutes.Routes,
                .. ExportRoutes.Routes,
            ]
        );
        BaseAddress = new Uri($"http://{IPAddress.Loopback}:{_server.Ports[0]}/");
        Accounts.BaseAddress = BaseAddress;
    }

    /// <summary>Gets the base URI of the API.</summary>
    /// <value>A loopback URI with the actual port, such as <c>http://127.0.0.1:49152/</c>.</value>
    public Uri BaseAddress { get; }

    /// <summary>Gets the base URI of the file host, from which export files are downloaded.</summary>
    /// <value>A loopback URI with the actual port, such as <c>http://127.0.0.1:49153/</c>.</value>
    /// <remarks>The file host simulates an object store: it accepts signed links only and returns an error response to a request with an
    /// <c>Authorization</c> header.</remarks>
    public Uri FileHostBaseAddress { get; }

    /// <summary>Gets the accounts of the service.</summary>
    /// <value>The accounts, initially one. All other members that concern an account refer to the first account.</value>
    public SimulatedAccounts Accounts { get; }

    /// <inheritdoc cref="SimulatedAccount.AccountSid"/>
    public string AccountSid => Account.AccountSid;

    /// <inheritdoc cref="SimulatedAccount.AuthToken"/>
    public string AuthToken => Account.AuthToken;

    /// <inheritdoc cref="SimulatedAccount.ApiKeySid"/>
    public string ApiKeySid => Account.ApiKeySid;

    /// <inheritdoc cref="SimulatedAccount.ApiKeySecret"/>
    public string ApiKeySecret => Account.ApiKeySecret;

    /// <inheritdoc cref="SimulatedAccount.Jobs"/>
    public SimulatedJobs Jobs => Account.Jobs;

    /// <inheritdoc cref="SimulatedAccount.Days"/>
    public SimulatedDays Days => Account.Days;

    /// <inheritdoc cref="SimulatedAccount.Files"/>
    public SimulatedFiles Files => Account.Files;

    /// <summary>Gets the faults to inject into responses.</summary>
    /// <value>The queue of faults, initially empty.</value>
    public SimulatedFaults Faults { get; }

    /// <summary>Gets the completion webhooks that the simulator sends.</summary>
    /// <value>The log of deliveries, initially empty.</value>
    public SimulatedWebhooks Webhooks { get; }

    /// <summary>Gets the log of the requests received by the API and by the file host, in order of arrival.</summary>
    public RequestLog Requests { get; }

    internal TimeProvider TimeProvider { get; }

    internal RequestActivity Activity { get; } = new();

    private SimulatedAccount Account => Accounts[0];

    /// <summary>Starts a new simulator. It accepts connections when this method returns.</summary>
    /// <param name="options">The options to configure the simulator, or <see langword="null"/> to use the defaults.</param>
    /// <returns>The running simulator. Dispose it to release its ports.</returns>
    /// <exception cref="ArgumentException"><see cref="SimulatedBulkExportOptions.Port"/> and
    /// <see cref="SimulatedBulkExportOptions.FileHostPort"/> specify the same port.</exception>
    /// <exception cref="IOException">The simulator cannot listen on a specified port, for example because it is already in use.</exception>
    public static SimulatedBulkExport Start(SimulatedBulkExportOptions? options = null) => new(options ?? new());

    /// <summary>Creates client options with the simulator's base URI, account SID and Auth Token.</summary>
    /// <returns>A new instance with default values for all other options.</returns>
    /// <remarks>The options can be passed to the constructor of <see cref="BulkExportClient"/>, and to <c>AddBulkExportClient</c> of a service collection.
    /// The default options include retries. Set <see cref="BulkExportClientOptions.MaxRetryAttempts"/> to 0 to observe each fault of a
    /// single request. Waits and exports tolerate failures in addition: see <see cref="JobPollingOptions.MaxTransientFailureDuration"/> and
    /// <see cref="ExportOptions.MaxConcurrency"/>.</remarks>
    public BulkExportClientOptions CreateClientOptions() => Account.CreateClientOptions();

    /// <summary>Stops the simulator and aborts all open connections, including stalled ones.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _stopping.Cancel(); // before Stop, which waits for open requests
            _server.Stop();
            _server.Dispose();
            Webhooks.Stop();
            foreach (var account in Accounts)
            {
                account.Files.DeleteTemporaryFiles();
            }

            _stopping.Dispose();
        }
    }

    /// <summary>Asynchronously stops the simulator and aborts all open connections, including stalled ones.</summary>
    /// <returns>A task that completes when the ports are released.</returns>
    public ValueTask DisposeAsync() => new(Task.Run(Dispose));

    /// <summary>Returns a description of the simulator that contains no secrets.</summary>
    /// <returns>A single-line string with the base URI and the account SID.</returns>
    public override string ToString() => $"Simulated BulkExport service at {BaseAddress} for account {AccountSid}";

    private static WireMockServer StartServer(SimulatedBulkExportOptions options, RequestMiddleware middleware, FileHost files)
    {
        if (options.Port != 0 && options.Port == options.FileHostPort)
        {
            throw new ArgumentException(
                $"Port and FileHostPort are both {options.Port}. Specify different ports, or 0 to select any available port.",
                nameof(options)
            );
        }

        LoopbackPort.ThrowIfInUse(options.Port);
        LoopbackPort.ThrowIfInUse(options.FileHostPort);
        var api = new ApiHost();
        WireMockServer? server = null;
        server = WireMockServer.Start(
            new WireMockServerSettings
            {
                Urls = [$"http://{IPAddress.Loopback}:{options.Port}", $"http://{IPAddress.Loopback}:{options.FileHostPort}"],
                MaxRequestLogCount = 0, // RequestLog replaces the log of WireMock
                DisableJsonBodyParsing = true,
                PreWireMockMiddlewareInit = app =>
                    ((IApplicationBuilder)app).Use(
                        (context, next) =>
                            middleware.InvokeAsync(context, context.Connection.LocalPort == server!.Ports[1] ? files : api, next)
                    ),

                AdditionalServiceRegistration = services =>
                {
                    // With the minimum buffer size, a flush completes only after the bytes are written to the socket. Faults that drop
                    // a connection at a byte offset depend on it.
                    services.PostConfigure<SocketTransportOptions>(sockets => sockets.MaxWriteBufferSize = 1);

                    // Tests can read a large file slowly without a timeout.
                    services.PostConfigure<KestrelServerOptions>(kestrel => kestrel.Limits.MinResponseDataRate = null);
                },
            }
        );
        return server;
    }
}
