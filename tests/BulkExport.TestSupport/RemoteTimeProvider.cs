using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace BulkExport.TestSupport;

/// <summary>Provides the time of a <see cref="ClockServer"/> in another process.</summary>
public sealed class RemoteTimeProvider : TimeProvider, IDisposable
{
    private readonly TcpClient _client = new() { NoDelay = true };
    private readonly StreamReader _reader;
    private readonly StreamWriter _writer;
    private readonly Lock _requesting = new();
    private readonly Lock _writing = new();
    private readonly BlockingCollection<string[]> _responses = [];
    private readonly ConcurrentDictionary<long, RemoteTimer> _timers = [];
    private long _lastTimer;
    private volatile bool _isDisposed;

    /// <summary>Connects to a server.</summary>
    /// <param name="address">The <see cref="ClockServer.Address"/> of the server.</param>
    public RemoteTimeProvider(string address)
    {
        _client.Connect(IPEndPoint.Parse(address));
        _reader = new StreamReader(_client.GetStream());
        _writer = new StreamWriter(_client.GetStream()) { AutoFlush = true };
        new Thread(ReadMessages) { IsBackground = true, Name = nameof(RemoteTimeProvider) }.Start();
        TimestampFrequency = Request("now").Frequency;
    }

    /// <inheritdoc/>
    public override long TimestampFrequency { get; }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Connects to the server in the environment variable <see cref="ClockServer.EnvironmentVariable"/>.</summary>
    /// <returns>The time provider, or <see langword="null"/> if the variable is not set.</returns>
    public static RemoteTimeProvider? FromEnvironment() =>
        Environment.GetEnvironmentVariable(ClockServer.EnvironmentVariable) is { Length: > 0 } address
            ? new RemoteTimeProvider(address)
            : null;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Request("now").UtcTicks, TimeSpan.Zero);

    /// <inheritdoc/>
    public override long GetTimestamp() => Request("now").Timestamp;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var id = Interlocked.Increment(ref _lastTimer);
        var timer = new RemoteTimer(this, id, callback, state);
        _timers[id] = timer;
        Request($"create {id} {dueTime.Ticks} {period.Ticks} {(state is CancellationTokenSource ? "timeout" : "delay")}");
        return timer;
    }

    /// <summary>Closes the connection. The server disposes the timers of this process.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _client.Dispose();
    }

    internal void Change(long timer, TimeSpan dueTime, TimeSpan period) => Request($"change {timer} {dueTime.Ticks} {period.Ticks}");

    internal void Remove(long timer)
    {
        if (_timers.TryRemove(timer, out _) && !_isDisposed)
        {
            Request($"dispose {timer}");
        }
    }

    private (long UtcTicks, long Timestamp, long Frequency) Request(string command)
    {
        lock (_requesting)
        {
            Write(command);
            var response = _responses.Take();
            return (Parse(response[1]), Parse(response[2]), Parse(response[3]));
        }
    }

    private void Write(string line)
    {
        lock (_writing)
        {
            _writer.WriteLine(line);
        }
    }

    private void ReadMessages()
    {
        try
        {
            while (_reader.ReadLine() is { } line)
            {
                var message = line.Split(' ');
                if (message[0] == "ok")
                {
                    _responses.Add(message);
                }
                else
                {
                    ThreadPool.QueueUserWorkItem(_ => Fire(Parse(message[1]), message[2]));
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The server or this instance is disposed.
        }

        _responses.CompleteAdding(); // a pending request fails
    }

    private void Fire(long timer, string fire)
    {
        if (_timers.TryGetValue(timer, out var found))
        {
            found.Fire();
        }

        try
        {
            Write($"done {fire}");
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The server or this instance is disposed.
        }
    }

    private static long Parse(string number) => long.Parse(number, CultureInfo.InvariantCulture);
}
