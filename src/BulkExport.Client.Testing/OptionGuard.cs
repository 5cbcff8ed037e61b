namespace BulkExport.Client.Testing;

/// <summary>Validates the values of options.</summary>
internal static class OptionGuard
{
    /// <summary>Throws if a value is outside of an inclusive range.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is less than <paramref name="min"/> or greater than
    /// <paramref name="max"/>.</exception>
    public static T ThrowIfOutOfRange<T>(T value, T min, T max)
        where T : IComparable<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, min);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, max);
        return value;
    }
}
