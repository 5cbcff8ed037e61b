using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using BulkExport.Client.Tests.Support;

namespace BulkExport.Client.Soak;

/// <summary>A service on bare sockets, API and file host in one, that misbehaves as no HTTP server could.</summary>
internal sealed class RawService : IAsyncDisposable
{
    /// <summary>.NET reads on for 2 seconds, in the hope that the connection can be kept. The rest is for a machine that has other things to do; the
    /// collector, which would close a forgotten connection too, seldom comes by in that time.</summary>
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(15);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<Task, bool> _connections = [];
    private readonly RawRoutes _routes;
    private readonly FaultTable _faults;
    private readonly Report _report;
    private readonly Task _accepting;
    private int _open;

    public RawService(Days days, Secrets secrets, Trap trap, Report report)
    {
        (Secrets, Trap, _report) = (secrets, trap, report);
        _routes = new RawRoutes(days, new RawLinks());
        _faults = new FaultTable();
        _listener.Start();
        Origin = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    public Uri Origin { get; }

    public Secrets Secrets { get; }

    public Trap Trap { get; }

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
        catch (Exception e) when (e is OperationCanceledException or InvalidOperationException or SocketException)
        {
            // stopped
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        Interlocked.Increment(ref _open);
        using (client)
        {
            try
            {
                client.NoDelay = true;
                var connection = new RawConnection(client, _stopping.Token);
                while (await AnswerAsync(connection, RawRequest.Parse(await connection.ReadRequestAsync()))) { }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // the client gave up, or the round is over
            }
        }

        Interlocked.Decrement(ref _open);
    }

    private async Task<bool> AnswerAsync(RawConnection connection, RawRequest request)
    {
        CheckCredentials(request);
        var call = Calls.GetValueOrDefault(request.CallNumber);
        var random = call?.NextRequest() ?? new Random(0);
        var right = _routes.Answer(request, call, Origin, random);
        var exchange = new RawExchange(connection, request, right, random, this);
        if (_faults.Choose(random, FaultTable.KindOf(request, call)) is { } fault)
        {
            call?.Faults.Enqueue(fault.Name);
            Report.Count(_report.Faults, fault.Name);
            try
            {
                await fault.AnswerAsync(exchange);
            }
            finally
            {
                CheckEnd(call, fault);
            }
        }
        else
        {
            await exchange.AnswerAsync(right);
        }

        return exchange.KeepsOpen;
    }

    /// <summary>An answer that the client has no use for any more must not hold its connection for long after the call.</summary>
    private void CheckEnd(Call? call, Misbehaviour fault)
    {
        if (call?.SinceEnd is { } since && since > LongestDrain)
        {
            _report.Break($"call {call.Number}: the connection of its answer '{fault.Name}' was open until {since} after its end");
        }
    }

    private void CheckCredentials(RawRequest request)
    {
        var isRight = request.IsForFile
            ? request.Authorization is null
            : request.Authorization is { } sent && (sent == $"Basic {Secrets.Basic}" || sent == $"Basic {Secrets.KeyBasic}");
        if (!isRight)
        {
            _report.Break($"call {request.CallNumber}: {request.Method} {request.Path} came with authorization '{request.Authorization}'");
        }
    }
}
