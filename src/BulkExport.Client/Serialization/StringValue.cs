using System.Diagnostics.CodeAnalysis;

namespace BulkExport.Client;

/// <summary>Parses values that are represented by a string.</summary>
internal static class StringValue
{
    /// <exception cref="FormatException">The string is not valid. The message does not contain it, because it may be a secret in the wrong place.</exception>
    public static TValue Parse<TValue>(string s)
        where TValue : struct, IStringValue<TValue>
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, out TValue result) ? result : throw CreateException<TValue>(s.Length);
    }

    /// <inheritdoc cref="Parse{TValue}(string)"/>
    public static TValue Parse<TValue>(ReadOnlySpan<char> s)
        where TValue : struct, IStringValue<TValue> => TryParse(s, out TValue result) ? result : throw CreateException<TValue>(s.Length);

    public static bool TryParse<TValue>([NotNullWhen(true)] string? s, out TValue result)
        where TValue : struct, IStringValue<TValue>
    {
        result = default;
        if (string.IsNullOrEmpty(s) || !TValue.IsValid(s))
        {
            return false;
        }

        var value = TValue.Create(s);
        result = TValue.KnownValues.FirstOrDefault(known => known.Equals(value), value);
        return true;
    }

    public static bool TryParse<TValue>(ReadOnlySpan<char> s, out TValue result)
        where TValue : struct, IStringValue<TValue> => TryParse(s.ToString(), out result);

    private static FormatException CreateException<TValue>(int length)
        where TValue : struct, IStringValue<TValue> =>
        new(
            length == 0
                ? $"The value is empty. Expected a {typeof(TValue).Name}."
                : $"The value is not a valid {typeof(TValue).Name}. Expected {TValue.Description}; the value has {DisplayText.FormatLength(length, "character")}."
        );
}
