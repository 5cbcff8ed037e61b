using System.Collections.Concurrent;

namespace BulkExport.Client.SoakTests;

/// <summary>Represents the API and the file host on a raw socket server, which injects faults that an HTTP server cannot produce.</summary>
internal sealed class RawService : IAsyncDisposable
{
    public const string Unsolicited = "unsolicited response on a reused connection";

    /// <summary>The maximum time that a connection remains open after the call. <c>System.Net.Http</c> drains a response for 2 seconds; the rest
    /// tolerates a busy machine. Finalizers, which would also close a leaked connection, rarely run within it.</summary>
    private static readonly TimeSpan MaxDrain = TimeSpan.FromSeconds(15);

    private readonly RawRoutes _routes;
    private readonly SocketServer _server;

    public RawService(Days days, Secrets secrets, CredentialLeakServer leakServer, Report report)
    {
        (Secrets, LeakServer, Report) = (secrets, leakServer, report);
        _routes = new RawRoutes(days);
        _server = new SocketServer(ServeAsync, Report.AddInternalFailure);
    }

    public Uri Origin => _server.BaseAddress;

    public Secrets Secrets { get; }

    public CredentialLeakServer LeakServer { get; }

    public Report Report { get; }

    /// <summary>Gets the running calls, by number.</summary>
    public ConcurrentDictionary<long, Call> Calls { get; } = [];

    public int OpenConnections => _server.OpenConnections;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task ServeAsync(RawConnection connection)
    {
        var (keepAlive, hasUnsolicitedData) = (true, false);
        while (keepAlive)
        {
            var exchange = await RespondAsync(connection, RawRequest.Parse(await connection.ReadRequestAsync()), hasUnsolicitedData);
            (keepAlive, hasUnsolicitedData) = (exchange.KeepAlive, hasUnsolicitedData || exchange.HasUnsolicitedData);
        }
    }

    private async Task<RawExchange> RespondAsync(RawConnection connection, RawRequest request, bool hasUnsolicitedData)
    {
        var call = Calls.GetValueOrDefault(request.CallNumber);
        if (hasUnsolicitedData)
        {
            call?.Faults.Enqueue(Unsolicited);
        }

        Check(request, call);
        var random = call?.NextRequest() ?? new Random(0);
        var correct = _routes.CreateResponse(request, call, Origin, random);
        var exchange = new RawExchange(connection, request, call, correct, random, this);
        if (FaultTable.Choose(random, request, call) is not { } fault)
        {
            await exchange.RespondAsync(correct);
            return exchange;
        }

        call?.Faults.Enqueue(fault.Name);
        Report.Count(Report.Faults, fault.Name);
        try
        {
            await fault.RespondAsync(exchange);
        }
        finally
        {
            CheckEnd(call, fault);
        }

        return exchange;
    }

    /// <summary>Verifies that a response that the client no longer reads does not keep its connection open long after the call.</summary>
    private void CheckEnd(Call? call, FaultDefinition fault)
    {
        if (call?.SinceEnd is { } since && since > MaxDrain)
        {
            Report.AddViolation(
                $"call {call.Number}: the connection with the fault '{fault.Name}' remained open until {since} after the call completed"
            );
        }
    }

    private void Check(RawRequest request, Call? call)
    {
        var condition = request.IsFileRequest
            ? request.Authorization is null
            : request.Authorization is { } sent && (sent == $"Basic {Secrets.Basic}" || sent == $"Basic {Secrets.KeyBasic}");
        if (!condition)
        {
            Report.AddViolation(
                $"call {request.CallNumber}: {request.Method} {request.Path} was sent with authorization '{request.Authorization}'"
            );
        }

        // A request that was never sent does not arrive here, so only status 429 permits a retry.
        if (request.Method != "GET" && call is not null && !call.Changes.Begin() && call.CreatesOnce)
        {
            Report.AddViolation($"call {call.Number}: sent the request to create its job again, faults [{string.Join(", ", call.Faults)}]");
        }
    }
}
