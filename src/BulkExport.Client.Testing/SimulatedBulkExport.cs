using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using WireMock.Server;
using WireMock.Settings;

namespace BulkExport.Client.Testing;

/// <summary>A BulkExport service that runs in this process: it speaks the wire format, over HTTP on a loopback address.</summary>
/// <remarks>
/// Start one in a test, add jobs to it, and give its address and credentials to the code under test:
/// <code>
/// await using var service = SimulatedBulkExport.Start();
/// var sid = service.Jobs.Add(new SimulatedJob { StartDay = new(2026, 7, 1), EndDay = new(2026, 7, 3) });
/// using var client = new BulkExportClient(service.CreateClientOptions());
/// var job = await client.Jobs.FetchAsync(sid);
/// </code>
/// Services share nothing, so tests that run side by side can each have their own. All members may be used from several threads at once.
/// </remarks>
public sealed class SimulatedBulkExport : IAsyncDisposable, IDisposable
{
    private readonly WireMockServer _server;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Credentials _credentials = new();
    private int _disposed;

    private SimulatedBulkExport(SimulatedBulkExportOptions options)
    {
        Jobs = new SimulatedJobs(options.TimeProvider, new DayQuota(options.DailyQuota));
        Files = new SimulatedFiles(options);
        Requests = new RequestLog();
        Faults = new SimulatedFaults();
        var shelf = new DayCatalog(Jobs, Files, options);
        var links = new FileLinks(options.TimeProvider);
        var gate = new RequestMiddleware(_credentials, Requests, Faults, options.TimeProvider, _stopping.Token);
        _server = StartServer(options, gate, new FileHost(shelf, links));
        FileBaseAddress = new Uri($"http://{IPAddress.Loopback}:{_server.Ports[1]}/");
        links.Host = FileBaseAddress;
        RouteTable.Install(
            _server,
            [
                .. new JobRoutes(Jobs, new SimulatedJobJson(options.EscapeHyphensInFriendlyNames), options).All,
                .. new DayRoutes(shelf, links, options).All,
                .. new ConfigurationRoutes().All,
                .. ExportRoutes.All,
            ]
        );
        BaseAddress = new Uri($"http://{IPAddress.Loopback}:{_server.Ports[0]}/");
    }

    /// <summary>Where the service listens, such as <c>http://127.0.0.1:49152/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Where the files of days are fetched from, such as <c>http://127.0.0.1:49153/</c>: another host, which wants no
    /// credentials.</summary>
    public Uri FileBaseAddress { get; }

    /// <summary>The SID of the only account there is, made up at the start.</summary>
    public string AccountSid => _credentials.AccountSid;

    /// <summary>The Auth Token of the account.</summary>
    public string AuthToken => _credentials.AuthToken;

    /// <summary>The SID of the account's API key.</summary>
    public string ApiKeySid => _credentials.ApiKeySid;

    /// <summary>The secret of the API key.</summary>
    public string ApiKeySecret => _credentials.ApiKeySecret;

    /// <summary>The jobs that the service holds. There are none at first.</summary>
    public SimulatedJobs Jobs { get; }

    /// <summary>The files that days have.</summary>
    public SimulatedFiles Files { get; }

    /// <summary>How the service is told to misbehave. By default it does not.</summary>
    public SimulatedFaults Faults { get; }

    /// <summary>What the service has received.</summary>
    public RequestLog Requests { get; }

    /// <summary>Starts a service. It listens when this returns.</summary>
    /// <param name="options">The clock, the ports, what the service does with new jobs and what is in its files.</param>
    /// <returns>The service, to be disposed at the end.</returns>
    /// <exception cref="ArgumentException">Both ports are the same.</exception>
    /// <exception cref="IOException">A port is in use.</exception>
    public static SimulatedBulkExport Start(SimulatedBulkExportOptions? options = null) => new(options ?? new());

    /// <summary>Makes client options with the service's address, its account and its Auth Token.</summary>
    /// <returns>New options, all else at its default: a client repeats failed calls, and waits in between on the clock it is given.</returns>
    public BulkExportClientOptions CreateClientOptions() =>
        new()
        {
            BaseAddress = BaseAddress,
            AccountSid = AccountSid,
            AuthToken = AuthToken,
        };

    /// <summary>Stops the service. Calls that are still open, stalled ones included, break off.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _stopping.Cancel(); // first: the server waits for the calls that are open
            _server.Stop();
            _server.Dispose();
            Files.DeleteTemporaryFiles();
            _stopping.Dispose();
        }
    }

    /// <summary>Stops the service without blocking the caller. Calls that are still open, stalled ones included, break off.</summary>
    /// <returns>A task that ends when the port is free again.</returns>
    public ValueTask DisposeAsync() => new(Task.Run(Dispose));

    /// <summary>Describes the service without its secrets.</summary>
    /// <returns>A text of one line.</returns>
    public override string ToString() => $"Simulated BulkExport service at {BaseAddress} for account {AccountSid}";

    private static WireMockServer StartServer(SimulatedBulkExportOptions options, RequestMiddleware gate, FileHost files)
    {
        if (options.Port != 0 && options.Port == options.FilePort)
        {
            throw new ArgumentException($"The file host cannot share port {options.Port} with the API.", nameof(options));
        }

        ThrowIfInUse(options.Port);
        ThrowIfInUse(options.FilePort);
        var api = new ApiHost();
        WireMockServer? server = null;
        server = WireMockServer.Start(
            new WireMockServerSettings
            {
                Urls = [$"http://{IPAddress.Loopback}:{options.Port}", $"http://{IPAddress.Loopback}:{options.FilePort}"],
                MaxRequestLogCount = 0, // the gate keeps a log of its own
                DisableJsonBodyParsing = true,
                PreWireMockMiddlewareInit = app =>
                    ((IApplicationBuilder)app).Use(
                        (context, next) => gate.InvokeAsync(context, context.Connection.LocalPort == server!.Ports[1] ? files : api, next)
                    ),

                AdditionalServiceRegistration = services =>
                {
                    // With the smallest buffer there is, a flush ends when the bytes are with the socket. Faults that break a connection
                    // at a certain byte rely on it.
                    services.PostConfigure<SocketTransportOptions>(sockets => sockets.MaxWriteBufferSize = 1);

                    // A client may read a large file as slowly as it likes.
                    services.PostConfigure<KestrelServerOptions>(kestrel => kestrel.Limits.MinResponseDataRate = null);
                },
            }
        );
        return server;
    }

    /// <summary>Says at once what the server would only say after its start has timed out.</summary>
    private static void ThrowIfInUse(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
        }
        catch (SocketException e)
        {
            throw new IOException($"The simulated service cannot listen on port {port}: {e.Message}. Choose another, or 0 for any.", e);
        }
    }
}
