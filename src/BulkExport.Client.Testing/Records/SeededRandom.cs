using System.Text;

namespace BulkExport.Client.Testing;

/// <summary>Numbers that depend on a seed and on nothing else, the version of .NET included: SplitMix64.</summary>
internal sealed class SeededRandom(ulong state)
{
    private ulong _state = state;

    /// <summary>The numbers of one day's file.</summary>
    public static SeededRandom Of(int seed, ResourceType resourceType, DateOnly day)
    {
        var random = new SeededRandom((uint)seed);
        foreach (var letter in Encoding.ASCII.GetBytes(resourceType.Value.ToUpperInvariant()))
        {
            random.Mix(letter);
        }

        random.Mix((uint)day.DayNumber);
        return random;
    }

    public ulong NextBits()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 to one less than the bound.</summary>
    public int Next(int below) => (int)(((NextBits() >> 32) * (ulong)below) >> 32);

    /// <summary>A number from 0 to less than 1.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Whether something happens that happens once in so many times.</summary>
    public bool OneIn(int times) => Next(times) == 0;

    public T Choose<T>(ReadOnlySpan<T> from) => from[Next(from.Length)];

    private void Mix(uint value) => _state = NextBits() ^ value;
}
