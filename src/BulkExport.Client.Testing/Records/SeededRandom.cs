using System.Text;

namespace BulkExport.Client.Testing;

/// <summary>Represents a SplitMix64 pseudo-random number generator, whose sequence does not depend on the version of .NET.</summary>
internal sealed class SeededRandom(ulong state)
{
    private ulong _state = state;

    /// <summary>Creates the generator for the file of a day.</summary>
    public static SeededRandom Create(int seed, ResourceType resourceType, DateOnly day)
    {
        var random = new SeededRandom((uint)seed);
        foreach (var character in Encoding.ASCII.GetBytes(resourceType.Value.ToUpperInvariant()))
        {
            random.Mix(character);
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

    /// <summary>Returns a non-negative integer less than the specified maximum.</summary>
    public int Next(int exclusiveMax) => (int)(((NextBits() >> 32) * (ulong)exclusiveMax) >> 32);

    /// <summary>Returns a number greater than or equal to 0 and less than 1.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Returns <see langword="true"/> with a probability of 1 in the specified count.</summary>
    public bool OneIn(int count) => Next(count) == 0;

    public T Choose<T>(ReadOnlySpan<T> values) => values[Next(values.Length)];

    private void Mix(uint value) => _state = NextBits() ^ value;
}
