using System.Collections.Concurrent;
using System.Diagnostics;

namespace BulkExport.Client.Soak;

/// <summary>One call of an operation: what it is drawn from, and what was done to it.</summary>
internal sealed class Call(int seed, long number, CancellationToken token)
{
    private int _requests;
    private int _polls;
    private long _cancelledAt;
    private long _endedAt;

    public long Number { get; } = number;

    /// <summary>Draws what the call does. What its requests meet is drawn apart, see <see cref="NextRequest"/>.</summary>
    public Random Random { get; } = new(Mix(seed, number, 0));

    public CancellationToken Token { get; } = token;

    /// <summary>The faults that its requests met, in order, as far as it is known.</summary>
    public ConcurrentQueue<string> Faults { get; } = [];

    /// <summary>Whether the call reads the records of a file. Only then may a fault spoil these, since nothing else would notice.</summary>
    public bool ReadsRecords { get; set; }

    /// <summary>Whether the call meets a file system that fails.</summary>
    public bool MeetsBadPath { get; set; }

    /// <summary>How long the call may take, apart from what a busy machine adds.</summary>
    public TimeSpan Limit { get; set; }

    public TimeSpan? SinceCancellation => Interlocked.Read(ref _cancelledAt) is var at and not 0 ? Stopwatch.GetElapsedTime(at) : null;

    public static int Mix(int seed, long number, int request) =>
        HashCode32(unchecked((uint)seed * 0x9E3779B1u ^ (uint)number * 0x85EBCA77u ^ (uint)request * 0xC2B2AE3Du));

    /// <summary>The random numbers of the call's next request: the same for the same seed, whatever other calls do.</summary>
    public Random NextRequest() => new(Mix(seed, Number, Interlocked.Increment(ref _requests)));

    public int NextPoll() => Interlocked.Increment(ref _polls);

    public TimeSpan? SinceEnd => Interlocked.Read(ref _endedAt) is var at and not 0 ? Stopwatch.GetElapsedTime(at) : null;

    public void NoteEnd() => Interlocked.Exchange(ref _endedAt, Stopwatch.GetTimestamp());

    public void NoteCancellation() => Interlocked.Exchange(ref _cancelledAt, Stopwatch.GetTimestamp());

    private static int HashCode32(uint x)
    {
        x = (x ^ (x >> 16)) * 0x7FEB352Du;
        x = (x ^ (x >> 15)) * 0x846CA68Bu;
        return (int)(x ^ (x >> 16));
    }
}
