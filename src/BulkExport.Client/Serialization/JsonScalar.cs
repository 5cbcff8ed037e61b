using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Represents a scalar JSON value that is converted to the expected type on demand. Numbers can be encoded as JSON strings,
/// and strings as JSON numbers.</summary>
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

    private ReadOnlySpan<byte> Unescaped => isEscaped ? Encoding.UTF8.GetBytes(Unescape()) : _utf8;

    /// <summary>Creates a scalar from the current token.</summary>
    public static JsonScalar Create(in Utf8JsonReader reader) =>
        new(
            reader.TokenType,
            reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan,
            reader.ValueIsEscaped,
            interner: null
        );

    public string? GetString() =>
        type == JsonTokenType.Null ? null
        : !IsStringOrNumber ? throw Unexpected("a string or null")
        : isEscaped ? Unescape()
        : StringInterner.CreateString(_utf8);

    /// <summary>Gets a string that recurs across records, from the cache if possible.</summary>
    public string? GetInternedString() =>
        type == JsonTokenType.String && !isEscaped && interner is not null ? interner.GetOrAdd(_utf8) : GetString();

    public int? GetInt32() =>
        IsNullOrEmpty ? null
        : TryGetInt64(out var number) && number == (int)number ? (int)number
        : throw Unexpected(IntegerDescription);

    public long? GetInt64() =>
        IsNullOrEmpty ? null
        : TryGetInt64(out var number) ? number
        : throw Unexpected(IntegerDescription);

    public decimal? GetDecimal() =>
        IsNullOrEmpty ? null
        : IsStringOrNumber && DecimalFormat.TryParse(Unescaped, out var number) ? number
        : throw Unexpected("a decimal, as a number or a string");

    public TimeSpan? GetSeconds() => GetDuration(TimeSpan.TicksPerSecond, "a number of seconds");

    public TimeSpan? GetMilliseconds() => GetDuration(TimeSpan.TicksPerMillisecond, "a number of milliseconds");

    public bool? GetBoolean()
    {
        const string Expected = "a Boolean";
        if (IsNullOrEmpty)
        {
            return null;
        }

        return type switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ when !IsStringOrNumber => throw Unexpected(Expected),
            _ when Unescaped is [(byte)'1'] || Ascii.EqualsIgnoreCase(Unescaped, "true") => true,
            _ when Unescaped is [(byte)'0'] || Ascii.EqualsIgnoreCase(Unescaped, "false") => false,
            _ => throw Unexpected(Expected),
        };
    }

    public DateTimeOffset? GetDateTimeOffset() =>
        IsNullOrEmpty ? null
        : TryGetDateTimeOffset(out var time) ? time
        : throw Unexpected(TimestampFormat.Description);

    /// <summary>Gets a date, or the date of a timestamp.</summary>
    public DateOnly? GetDateOnly() =>
        IsNullOrEmpty ? null
        : TryGetDate(out var day) ? day
        : TryGetDateTimeOffset(out var time) ? DateOnly.FromDateTime(time.UtcDateTime)
        : throw Unexpected(DateFormat.Description);

    public bool TryGetInt64(out long number)
    {
        number = 0;
        return IsStringOrNumber
            && Unescaped is var integer
            && Utf8Parser.TryParse(integer, out number, out var consumed)
            && consumed == integer.Length;
    }

    public bool TryGetDate(out DateOnly day)
    {
        day = default;
        return type == JsonTokenType.String && DateFormat.TryParse(Unescaped, out day);
    }

    /// <summary>Gets the string as a <typeparamref name="TValue"/>, using the cache if possible, or the default value if it is null.</summary>
    public TValue GetValue<TValue>()
        where TValue : struct, IStringValue<TValue> => GetValueOrNull<TValue>() ?? default;

    /// <summary>Gets the string as a <typeparamref name="TValue"/>, using the cache if possible, or <see langword="null"/> if it is null.</summary>
    public TValue? GetValueOrNull<TValue>()
        where TValue : struct, IStringValue<TValue> => GetInternedString() is { } value ? TValue.Create(value) : null;

    /// <summary>Gets a string that is unlikely to recur as a <typeparamref name="TValue"/>, or the default value if it is null.</summary>
    public TValue GetUniqueValue<TValue>()
        where TValue : struct, IStringValue<TValue> => GetUniqueValueOrNull<TValue>() ?? default;

    /// <summary>Gets a string that is unlikely to recur as a <typeparamref name="TValue"/>, or <see langword="null"/> if it is null.</summary>
    public TValue? GetUniqueValueOrNull<TValue>()
        where TValue : struct, IStringValue<TValue> => GetString() is { } value ? TValue.Create(value) : null;

    public bool TryGetDateTimeOffset(out DateTimeOffset time)
    {
        time = default;
        return type == JsonTokenType.String && TimestampFormat.TryParse(Unescaped, out time);
    }

    private TimeSpan? GetDuration(long ticksPerUnit, string expected)
    {
        if (IsNullOrEmpty)
        {
            return null;
        }

        if (
            !IsStringOrNumber
            || !DecimalFormat.TryParse(Unescaped, out var number)
            || Math.Abs(number) > TimeSpan.MaxValue.Ticks / ticksPerUnit
        )
        {
            throw Unexpected(expected);
        }

        return TimeSpan.FromTicks((long)(number * ticksPerUnit));
    }

    private string Unescape() => JsonUnescaper.Unescape(_utf8) ?? throw Unexpected("a string with valid escape sequences");

    private WireFormatException Unexpected(string expected) => WireFormatException.Unexpected(type, expected);
}
