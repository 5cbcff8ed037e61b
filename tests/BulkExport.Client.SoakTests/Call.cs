using System.Collections.Concurrent;
using System.Diagnostics;

namespace BulkExport.Client.SoakTests;

/// <summary>One call of an operation: what it is drawn from, and what was done to it.</summary>
internal sealed class Call : IDisposable
{
    private const double FloodedShare = 0.04;
    private const int FloodDraw = -1; // no request has this number

    private readonly int _seed;
    private readonly CancellationTokenSource _cancellation;
    private int _requests;
    private int _polls;
    private long _cancelledAt;
    private long _endedAt;

    /// <summary>Begins a call.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="number">The call's number, which together with the seed says what it does.</param>
    /// <param name="closing">Cancelled when no call is waited for any more.</param>
    public Call(int seed, long number, CancellationToken closing)
    {
        (_seed, Number, Random) = (seed, number, new Random(Mix(seed, number, 0)));
        IsFlooded = new Random(Mix(seed, number, FloodDraw)).NextDouble() < FloodedShare;
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(closing);
        Token.Register(() => Interlocked.Exchange(ref _cancelledAt, Stopwatch.GetTimestamp()));
    }

    public long Number { get; }

    /// <summary>Draws what the call does. What its requests meet is drawn apart, see <see cref="NextRequest"/>.</summary>
    public Random Random { get; }

    /// <summary>Whether nearly all requests of the call are refused with a 429 on the bare sockets.</summary>
    public bool IsFlooded { get; }

    public CancellationToken Token => _cancellation.Token;

    public long Started { get; } = Stopwatch.GetTimestamp();

    /// <summary>The faults that its requests met, in order, as far as it is known.</summary>
    public ConcurrentQueue<string> Faults { get; } = [];

    /// <summary>The links that it was given on the bare sockets.</summary>
    public RawLinks Links { get; } = new();

    /// <summary>Its requests to change something on the bare sockets.</summary>
    public RawChanges Changes { get; } = new();

    /// <summary>Whether the call reads the records of a file. Only then may a fault spoil these, since nothing else would notice.</summary>
    public bool ReadsRecords { get; set; }

    /// <summary>Whether the call may create one job and no more, whatever happens.</summary>
    public bool CreatesOnce { get; set; }

    /// <summary>Whether the answer was right, but is not all that was asked for.</summary>
    public bool IsIncomplete { get; set; }

    public TimeSpan? SinceCancellation => Since(ref _cancelledAt);

    public TimeSpan? SinceEnd => Since(ref _endedAt);

    public static int Mix(int seed, long number, int request) =>
        HashCode32(unchecked((uint)seed * 0x9E3779B1u ^ (uint)number * 0x85EBCA77u ^ (uint)request * 0xC2B2AE3Du));

    /// <summary>The random numbers of the call's next request: the same for the same seed, whatever other calls do.</summary>
    public Random NextRequest() => new(Mix(_seed, Number, Interlocked.Increment(ref _requests)));

    public int NextPoll() => Interlocked.Increment(ref _polls);

    public void NoteEnd() => Interlocked.Exchange(ref _endedAt, Stopwatch.GetTimestamp());

    public void CancelIn(TimeSpan time)
    {
        try
        {
            _cancellation.CancelAfter(time);
        }
        catch (ObjectDisposedException)
        {
            // over already
        }
    }

    public void Dispose() => _cancellation.Dispose();

    private static TimeSpan? Since(ref long at) => Interlocked.Read(ref at) is var when and not 0 ? Stopwatch.GetElapsedTime(when) : null;

    private static int HashCode32(uint x)
    {
        x = (x ^ (x >> 16)) * 0x7FEB352Du;
        x = (x ^ (x >> 15)) * 0x846CA68Bu;
        return (int)(x ^ (x >> 16));
    }
}
