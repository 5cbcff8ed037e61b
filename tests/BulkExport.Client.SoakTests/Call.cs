using System.Collections.Concurrent;
using System.Diagnostics;

namespace BulkExport.Client.SoakTests;

/// <summary>Represents one call of an operation: its random numbers, and the faults that its requests received.</summary>
internal sealed class Call : IDisposable
{
    private const double RateLimitedShare = 0.04;
    private const int RateLimitDraw = -1; // no request has this number

    private readonly int _seed;
    private readonly CancellationTokenSource _cancellation;
    private int _requests;
    private int _polls;
    private long _canceledAt;
    private long _endedAt;

    /// <summary>Initializes a new instance of the <see cref="Call"/> class.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="number">The number of the call, which determines, together with the seed, what the call does.</param>
    /// <param name="shutdown">A token that is canceled when the run no longer waits for calls.</param>
    public Call(int seed, long number, CancellationToken shutdown)
    {
        (_seed, Number, Random) = (seed, number, new Random(Mix(seed, number, 0)));
        IsRateLimited = new Random(Mix(seed, number, RateLimitDraw)).NextDouble() < RateLimitedShare;
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(shutdown);
        Token.Register(() => Interlocked.Exchange(ref _canceledAt, Stopwatch.GetTimestamp()));
    }

    public long Number { get; }

    /// <summary>Gets the random numbers that determine what the call does. The faults of its requests are drawn separately; see <see
    /// cref="NextRequest"/>.</summary>
    public Random Random { get; }

    /// <summary>Gets a value indicating whether the raw server rejects nearly all requests of the call with status 429.</summary>
    public bool IsRateLimited { get; }

    public CancellationToken Token => _cancellation.Token;

    public long Started { get; } = Stopwatch.GetTimestamp();

    /// <summary>Gets the known faults that the requests of the call received, in order.</summary>
    public ConcurrentQueue<string> Faults { get; } = [];

    /// <summary>Gets the download links that the raw server issued to the call.</summary>
    public RawLinks Links { get; } = new();

    /// <summary>Gets the requests of the call that modify the state of the raw server.</summary>
    public RawChanges Changes { get; } = new();

    /// <summary>Gets or sets a value indicating whether the call parses the records of a file. Only such calls receive faults in the records, because
    /// no other call parses them.</summary>
    public bool ReadsRecords { get; set; }

    /// <summary>Gets or sets a value indicating whether the call must not create more than one job.</summary>
    public bool CreatesOnce { get; set; }

    /// <summary>Gets or sets a value indicating whether the result is correct but incomplete.</summary>
    public bool IsIncomplete { get; set; }

    public TimeSpan? SinceCancellation => Since(ref _canceledAt);

    public TimeSpan? SinceEnd => Since(ref _endedAt);

    public static int Mix(int seed, long number, int request) =>
        HashCode32(unchecked((uint)seed * 0x9E3779B1u ^ (uint)number * 0x85EBCA77u ^ (uint)request * 0xC2B2AE3Du));

    /// <summary>Creates the random numbers of the next request of the call. They depend only on the seed, the call, and the number of the
    /// request.</summary>
    public Random NextRequest() => new(Mix(_seed, Number, Interlocked.Increment(ref _requests)));

    public int NextPoll() => Interlocked.Increment(ref _polls);

    public void SetCompleted() => Interlocked.Exchange(ref _endedAt, Stopwatch.GetTimestamp());

    public void CancelIn(TimeSpan time)
    {
        try
        {
            _cancellation.CancelAfter(time);
        }
        catch (ObjectDisposedException)
        {
            // The call has completed.
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
