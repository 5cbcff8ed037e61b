using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using BulkExport.Client.Tests.Support;

namespace BulkExport.Client.Soak;

/// <summary>A service on bare sockets, API and file host in one, that misbehaves as no HTTP server could.</summary>
internal sealed class RawService : IAsyncDisposable
{
    public const string Spoilt = "an answer that was there before the request";

    /// <summary>.NET reads on for 2 seconds, in the hope that the connection can be kept. The rest is for a machine that has other things to do; the
    /// collector, which would close a forgotten connection too, seldom comes by in that time.</summary>
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(15);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<Task, bool> _connections = [];
    private readonly RawRoutes _routes;
    private readonly Task _accepting;
    private int _open;

    public RawService(Days days, Secrets secrets, Trap trap, Report report)
    {
        (Secrets, Trap, Report) = (secrets, trap, report);
        _routes = new RawRoutes(days);
        _listener.Start();
        Origin = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    public Uri Origin { get; }

    public Secrets Secrets { get; }

    public Trap Trap { get; }

    public Report Report { get; }

    /// <summary>The calls that are under way, by their numbers.</summary>
    public ConcurrentDictionary<long, Call> Calls { get; } = [];

    public int OpenConnections => _open;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_connections.Keys);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var serving = ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token));
                _connections[serving] = true;
                _ = serving.ContinueWith(done => _connections.TryRemove(done, out _), TaskScheduler.Default);
            }
        }
        catch (Exception e)
            when (_stopping.IsCancellationRequested && e is OperationCanceledException or InvalidOperationException or SocketException)
        {
            // stopped
        }
        catch (Exception e)
        {
            Report.BreakItself(e);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        Interlocked.Increment(ref _open);
        try
        {
            using (client)
            {
                client.NoDelay = true;
                var connection = new RawConnection(client, _stopping.Token);
                var (keepsOpen, isSpoilt) = (true, false);
                while (keepsOpen)
                {
                    var exchange = await AnswerAsync(connection, RawRequest.Parse(await connection.ReadRequestAsync()), isSpoilt);
                    (keepsOpen, isSpoilt) = (exchange.KeepsOpen, isSpoilt || exchange.SpoilsConnection);
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // the client gave up, or the run is over
        }
        catch (Exception e)
        {
            Report.BreakItself(e);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
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
    private void CheckEnd(Call? call, Misbehaviour fault)
    {
        if (call?.SinceEnd is { } since && since > LongestDrain)
        {
            Report.Break($"call {call.Number}: the connection of its answer '{fault.Name}' was open until {since} after its end");
        }
    }

    private void Check(RawRequest request, Call? call)
    {
        var isRight = request.IsForFile
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
