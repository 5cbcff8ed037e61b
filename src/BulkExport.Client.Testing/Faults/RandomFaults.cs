using System.Net;

namespace BulkExport.Client.Testing;

/// <summary>Faults of every kind, for a share of the calls.</summary>
internal sealed class RandomFaults(double share, int seed)
{
    /// <summary>Bodies are broken at any place up to here, early ones more often than late ones.</summary>
    private const int LatestBreak = 256 * 1024;

    private readonly SeededRandom _random = new((uint)seed);

    /// <summary>The fault of a call that has come; <see langword="null"/> for none.</summary>
    public Fault? Next(bool isForFile)
    {
        if (_random.NextDouble() >= share)
        {
            return null;
        }

        var place = (int)Math.Pow(LatestBreak, _random.NextDouble()) - 1;
        return _random.Next(isForFile ? 13 : 11) switch // damage is for files: JSON has no sum that would tell
        {
            0 => Fault.ConnectionReset(),
            1 => Fault.ConnectionClosed(),
            2 => Fault.ResponseLost(reset: true),
            3 => Fault.ResponseLost(reset: false),
            4 => Fault.NoResponse(),
            5 => Fault.ConnectionDroppedMidBody(place),
            6 => Fault.ConnectionDroppedMidBody(place, chunked: true),
            7 => Fault.BodyStalled(place),
            8 => Fault.TooManyRequests(TimeSpan.FromSeconds(_random.Next(2))),
            9 => Fault.Status(HttpStatusCode.InternalServerError),
            10 => Fault.Status(HttpStatusCode.ServiceUnavailable),
            _ => Fault.BodyCorrupted(place),
        };
    }
}
