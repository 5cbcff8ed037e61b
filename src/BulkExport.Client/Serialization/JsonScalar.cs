using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Represents a scalar JSON value that is converted to the expected type on demand. Numbers can be encoded as JSON strings,
/// and strings as JSON numbers.</summary>
/// <remarks>A method that reads a value returns <see langword="null"/>, or a description of the expected format if the value cannot be converted.</remarks>
/// <param name="type">The token type.</param>
/// <param name="utf8">The raw value; for a string, without its quotes.</param>
/// <param name="isEscaped"><see langword="true"/> if the value is a string that contains escape sequences; otherwise,
/// <see langword="false"/>.</param>
/// <param name="interner">The cache of recurring strings, or <see langword="null"/> to create a new string for each value.</param>
internal readonly ref struct JsonScalar(JsonTokenType type, ReadOnlySpan<byte> utf8, bool isEscaped, StringInterner? interner)
{
    /// <summary>The description of an integer for error messages.</summary>
    public const string IntegerDescription = "an integer in the supported range (number or string)";

    private readonly ReadOnlySpan<byte> _utf8 = utf8;

    /// <summary>Gets a value indicating whether the value is a string that contains escape sequences.</summary>
    public bool IsEscaped => isEscaped;

    /// <summary>Gets a value indicating whether the value is null or an empty string.</summary>
    public bool IsNullOrEmpty => type == JsonTokenType.Null || (type == JsonTokenType.String && _utf8.IsEmpty);

    private bool IsStringOrNumber => type is JsonTokenType.String or JsonTokenType.Number;

    /// <summary>Gets the unescaped value, or an empty value, which no format accepts, if an escape sequence is invalid.</summary>
    private ReadOnlySpan<byte> Unescaped => isEscaped ? Encoding.UTF8.GetBytes(JsonUnescaper.Unescape(_utf8) ?? string.Empty) : _utf8;

    /// <summary>Creates a scalar from the current token.</summary>
    public static JsonScalar Create(in Utf8JsonReader reader) =>
        new(
            reader.TokenType,
            reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan,
            reader.ValueIsEscaped,
            interner: null
        );

    public string? ReadString(out string? value)
    {
        value =
            !IsStringOrNumber ? null
            : isEscaped ? JsonUnescaper.Unescape(_utf8)
            : StringInterner.CreateString(_utf8);
        return value is not null || type == JsonTokenType.Null ? null
            : IsStringOrNumber ? "a string with valid escape sequences"
            : "a string or null";
    }

    /// <summary>Reads a string that recurs across records, from the cache if possible.</summary>
    public string? ReadInternedString(out string? value)
    {
        if (type != JsonTokenType.String || isEscaped || interner is null)
        {
            return ReadString(out value);
        }

        value = interner.GetOrAdd(_utf8);
        return null;
    }

    public string? ReadInt32(out int? value)
    {
        value = TryGetInt64(out var number) && number == (int)number ? (int)number : null;
        return GetExpected(value is not null, IntegerDescription);
    }

    public string? ReadInt64(out long? value)
    {
        value = TryGetInt64(out var number) ? number : null;
        return GetExpected(value is not null, IntegerDescription);
    }

    public string? ReadDecimal(out decimal? value)
    {
        value = IsStringOrNumber && DecimalFormat.TryParse(Unescaped, out var number) ? number : null;
        return GetExpected(value is not null, "a decimal, as a number or a string");
    }

    public string? ReadSeconds(out TimeSpan? value) => ReadDuration(TimeSpan.TicksPerSecond, "a number of seconds", out value);

    public string? ReadMilliseconds(out TimeSpan? value) =>
        ReadDuration(TimeSpan.TicksPerMillisecond, "a number of milliseconds", out value);

    public string? ReadBoolean(out bool? value)
    {
        value = type switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ when !IsStringOrNumber => null,
            _ when Unescaped is [(byte)'1'] || Ascii.EqualsIgnoreCase(Unescaped, "true") => true,
            _ when Unescaped is [(byte)'0'] || Ascii.EqualsIgnoreCase(Unescaped, "false") => false,
            _ => null,
        };
        return GetExpected(value is not null, "a Boolean");
    }

    public string? ReadDateTimeOffset(out DateTimeOffset? value)
    {
        value = TryGetDateTimeOffset(out var time) ? time : null;
        return GetExpected(value is not null, TimestampFormat.Description);
    }

    /// <summary>Reads a date, or the date of a timestamp.</summary>
    public string? ReadDateOnly(out DateOnly? value)
    {
        value =
            TryGetDate(out var day) ? day
            : TryGetDateTimeOffset(out var time) ? DateOnly.FromDateTime(time.UtcDateTime)
            : null;
        return GetExpected(value is not null, DateFormat.Description);
    }

    /// <summary>Reads a value that is represented by a string; the default value for null.</summary>
    public string? ReadValue<TValue>(out TValue value)
        where TValue : struct, IStringValue<TValue>
    {
        var expected = ReadValue(out TValue? read);
        value = read ?? default;
        return expected;
    }

    /// <summary>Reads a value that is represented by a string, or null.</summary>
    public string? ReadValue<TValue>(out TValue? value)
        where TValue : struct, IStringValue<TValue>
    {
        var expected = ReadInternedString(out var read);
        value = read is null ? null : TValue.Create(read);
        return expected;
    }

    /// <summary>Reads a value that is represented by a string, without interning the string.</summary>
    public string? ReadNonInternedValue<TValue>(out TValue value)
        where TValue : struct, IStringValue<TValue>
    {
        var expected = ReadNonInternedValue(out TValue? read);
        value = read ?? default;
        return expected;
    }

    /// <summary>Reads a value that is represented by a string, or null, without interning the string.</summary>
    public string? ReadNonInternedValue<TValue>(out TValue? value)
        where TValue : struct, IStringValue<TValue>
    {
        var expected = ReadString(out var read);
        value = read is null ? null : TValue.Create(read);
        return expected;
    }

    /// <summary>Gets an integer, which may be written with zeros after a decimal point or with an exponent, such as <c>2.0</c>.</summary>
    public bool TryGetInt64(out long number)
    {
        number = 0;
        if (!IsStringOrNumber)
        {
            return false;
        }

        var integer = Unescaped;
        return Utf8Parser.TryParse(integer, out number, out var consumed) && consumed == integer.Length
            || (integer.ContainsAny(".eE"u8) && TryGetIntegralDecimal(integer, out number));
    }

    public bool TryGetDate(out DateOnly day)
    {
        day = default;
        return type == JsonTokenType.String && DateFormat.TryParse(Unescaped, out day);
    }

    public bool TryGetDateTimeOffset(out DateTimeOffset time)
    {
        time = default;
        return type == JsonTokenType.String && TimestampFormat.TryParse(Unescaped, out time);
    }

    private string? ReadDuration(long ticksPerUnit, string expected, out TimeSpan? value)
    {
        var number = 0m;
        var isDuration =
            IsStringOrNumber && DecimalFormat.TryParse(Unescaped, out number) && Math.Abs(number) <= TimeSpan.MaxValue.Ticks / ticksPerUnit;
        value = isDuration ? TimeSpan.FromTicks((long)(number * ticksPerUnit)) : null;
        return GetExpected(isDuration, expected);
    }

    private static bool TryGetIntegralDecimal(ReadOnlySpan<byte> utf8, out long number)
    {
        var isInteger =
            DecimalFormat.TryParse(utf8, out var value) && value == Math.Truncate(value) && value is >= long.MinValue and <= long.MaxValue;
        number = isInteger ? (long)value : 0;
        return isInteger;
    }

    /// <summary>Gets the result of reading a value: <see langword="null"/> if it was read or is empty; otherwise, the expected format.</summary>
    private string? GetExpected(bool isRead, string expected) => isRead || IsNullOrEmpty ? null : expected;
}
