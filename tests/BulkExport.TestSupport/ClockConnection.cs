using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;

namespace BulkExport.TestSupport;

/// <summary>Represents the connection of a process to a <see cref="ClockServer"/>, with the timers of the process.</summary>
/// <remarks>Each command and each message is a line. Every command but <c>done</c> is acknowledged.</remarks>
internal sealed class ClockConnection : IDisposable
{
    /// <summary>The state that marks the timer of a timeout, see <c>SimulatedTimeProvider</c>.</summary>
    private static readonly CancellationTokenSource TimeoutState = new();

    private readonly TcpClient _client;
    private readonly TimeProvider _timeProvider;
    private readonly StreamReader _reader;
    private readonly StreamWriter _writer;
    private readonly Dictionary<long, ITimer> _timers = [];
    private readonly ConcurrentDictionary<long, TaskCompletionSource> _callbacks = [];
    private readonly Lock _writing = new();
    private long _lastFire;
    private volatile bool _isClosed;
    private Thread? _thread;

    public ClockConnection(TcpClient client, TimeProvider timeProvider)
    {
        client.NoDelay = true;
        _client = client;
        _timeProvider = timeProvider;
        _reader = new StreamReader(client.GetStream());
        _writer = new StreamWriter(client.GetStream()) { AutoFlush = true };
    }

    /// <summary>Executes the commands of the process until it closes the connection.</summary>
    public void Run()
    {
        _thread = Thread.CurrentThread;
        try
        {
            while (_reader.ReadLine() is { } line)
            {
                Execute(line.Split(' '));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The process was killed, or the server is disposed.
        }

        _isClosed = true;
        foreach (var timer in _timers.Values)
        {
            timer.Dispose();
        }

        foreach (var callback in _callbacks.Values)
        {
            callback.TrySetResult();
        }
    }

    public void Dispose() => _client.Dispose();

    private void Execute(string[] command)
    {
        long GetNumber(int index) => long.Parse(command[index], CultureInfo.InvariantCulture);
        TimeSpan GetTime(int index) => TimeSpan.FromTicks(GetNumber(index));
        switch (command[0])
        {
            case "done":
                if (_callbacks.TryRemove(GetNumber(1), out var callback))
                {
                    callback.TrySetResult();
                }

                return;
            case "create":
                var id = GetNumber(1);
                var state = command[4] == "timeout" ? TimeoutState : null;
                var timer = _timeProvider.CreateTimer(_ => Fire(id), state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                _timers.Add(id, timer);
                timer.Change(GetTime(2), GetTime(3));
                break;
            case "change":
                _timers[GetNumber(1)].Change(GetTime(2), GetTime(3));
                break;
            case "dispose":
                _timers.Remove(GetNumber(1), out var removed);
                removed?.Dispose();
                break;
        }

        Write($"ok {_timeProvider.GetUtcNow().UtcTicks} {_timeProvider.GetTimestamp()} {_timeProvider.TimestampFrequency}");
    }

    /// <summary>Runs the callback of a timer in the process, and waits until it has returned.</summary>
    private void Fire(long id)
    {
        var fire = Interlocked.Increment(ref _lastFire);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _callbacks[fire] = done;
        try
        {
            Write($"fire {id} {fire}");
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return; // the process has exited
        }

        // This thread reads the acknowledgment, so it must not wait for it when it starts a timer that is due at once.
        if (!_isClosed && Thread.CurrentThread != _thread)
        {
            done.Task.Wait();
        }
    }

    private void Write(string line)
    {
        lock (_writing)
        {
            _writer.WriteLine(line);
        }
    }
}
