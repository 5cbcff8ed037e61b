using System.Collections.Concurrent;

namespace BulkExport.Client.SoakTests;

/// <summary>A service on bare sockets, API and file host in one, that misbehaves as no HTTP server could.</summary>
internal sealed class RawService : IAsyncDisposable
{
    public const string Spoilt = "an answer that was there before the request";

    /// <summary>.NET reads on for 2 seconds, in the hope that the connection can be kept. The rest is for a machine that has other things to do; the
    /// collector, which would close a forgotten connection too, seldom comes by in that time.</summary>
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(15);

    private readonly RawRoutes _routes;
    private readonly SocketServer _server;

    public RawService(Days days, Secrets secrets, CredentialLeakServer leakServer, Report report)
    {
        (Secrets, LeakServer, Report) = (secrets, leakServer, report);
        _routes = new RawRoutes(days);
        _server = new SocketServer(ServeAsync, Report.BreakItself);
    }

    public Uri Origin => _server.BaseAddress;

    public Secrets Secrets { get; }

    public CredentialLeakServer LeakServer { get; }

    public Report Report { get; }

    /// <summary>The calls that are under way, by their numbers.</summary>
    public ConcurrentDictionary<long, Call> Calls { get; } = [];

    public int OpenConnections => _server.OpenConnections;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task ServeAsync(RawConnection connection)
    {
        var (keepsOpen, isSpoilt) = (true, false);
        while (keepsOpen)
        {
            var exchange = await AnswerAsync(connection, RawRequest.Parse(await connection.ReadRequestAsync()), isSpoilt);
            (keepsOpen, isSpoilt) = (exchange.KeepsOpen, isSpoilt || exchange.SpoilsConnection);
        }
    }

    private async Task<RawExchange> AnswerAsync(RawConnection connection, RawRequest request, bool isSpoilt)
    {
        var call = Calls.GetValueOrDefault(request.CallNumber);
        if (isSpoilt)
        {
            call?.Faults.Enqueue(Spoilt);
        }

        Check(request, call);
        var random = call?.NextRequest() ?? new Random(0);
        var right = _routes.Answer(request, call, Origin, random);
        var exchange = new RawExchange(connection, request, call, right, random, this);
        if (FaultTable.Choose(random, request, call) is not { } fault)
        {
            await exchange.AnswerAsync(right);
            return exchange;
        }

        call?.Faults.Enqueue(fault.Name);
        Report.Count(Report.Faults, fault.Name);
        try
        {
            await fault.AnswerAsync(exchange);
        }
        finally
        {
            CheckEnd(call, fault);
        }

        return exchange;
    }

    /// <summary>An answer that the client has no use for any more must not hold its connection for long after the call.</summary>
    private void CheckEnd(Call? call, FaultDefinition fault)
    {
        if (call?.SinceEnd is { } since && since > LongestDrain)
        {
            Report.Break($"call {call.Number}: the connection of its answer '{fault.Name}' was open until {since} after its end");
        }
    }

    private void Check(RawRequest request, Call? call)
    {
        var isRight = request.IsFileRequest
            ? request.Authorization is null
            : request.Authorization is { } sent && (sent == $"Basic {Secrets.Basic}" || sent == $"Basic {Secrets.KeyBasic}");
        if (!isRight)
        {
            Report.Break($"call {request.CallNumber}: {request.Method} {request.Path} came with authorization '{request.Authorization}'");
        }

        // A connection that never opened does not come here, so only a 429 allows for another.
        if (request.Method != "GET" && call is not null && !call.Changes.Begin() && call.CreatesOnce)
        {
            Report.Break($"call {call.Number}: asked for its job again, faults [{string.Join(", ", call.Faults)}]");
        }
    }
}
