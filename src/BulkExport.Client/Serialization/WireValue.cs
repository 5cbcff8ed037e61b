using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace BulkExport.Client;

/// <summary>A value of a record as it stands in the file, to be read as what it should be: numbers may be texts and texts numbers.</summary>
/// <param name="type">Its kind.</param>
/// <param name="bytes">What it is written as; of a text, what stands between the quotes.</param>
/// <param name="isEscaped">Whether a text has escapes in it.</param>
/// <param name="names">The strings that were met before, for those that come again and again.</param>
internal readonly ref struct WireValue(JsonTokenType type, ReadOnlySpan<byte> bytes, bool isEscaped, NamePool? names)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>The value that the reader stands on.</summary>
    public static WireValue Of(in Utf8JsonReader reader) =>
        new(
            reader.TokenType,
            reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan,
            reader.ValueIsEscaped,
            names: null
        );

    /// <summary>Whether it is a text with escapes in it.</summary>
    public bool IsEscaped => isEscaped;

    private bool IsScalar => type is JsonTokenType.String or JsonTokenType.Number;

    /// <summary>The characters without escapes.</summary>
    private ReadOnlySpan<byte> Plain => isEscaped ? Encoding.UTF8.GetBytes(Unescape()) : _bytes;

    public string? AsText() =>
        type == JsonTokenType.Null ? null
        : !IsScalar ? throw Unexpected("a text or null")
        : isEscaped ? Unescape()
        : NamePool.Make(_bytes);

    /// <summary>A text that many records have in common.</summary>
    public string? AsName() => type == JsonTokenType.String && !isEscaped && names is not null ? names.Get(_bytes) : AsText();

    public int? AsInt32() =>
        IsNone ? null
        : IsScalar && Plain is var text && Utf8Parser.TryParse(text, out int number, out var consumed) && consumed == text.Length ? number
        : throw Unexpected("a whole number of 32 bits, as a number or as a text");

    public long? AsInt64() =>
        IsNone ? null
        : IsScalar && Plain is var text && Utf8Parser.TryParse(text, out long number, out var consumed) && consumed == text.Length ? number
        : throw Unexpected("a whole number of 64 bits, as a number or as a text");

    public decimal? AsDecimal() =>
        IsNone ? null
        : IsScalar && WireDecimal.TryParse(Plain, out var number) ? number
        : throw Unexpected("an amount, as a number or as a text");

    public TimeSpan? AsSeconds() => AsDuration(TimeSpan.TicksPerSecond, "a number of seconds");

    public TimeSpan? AsMilliseconds() => AsDuration(TimeSpan.TicksPerMillisecond, "a number of milliseconds");

    public bool? AsBoolean()
    {
        const string Expected = "true or false";
        if (IsNone)
        {
            return null;
        }

        return type switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ when !IsScalar => throw Unexpected(Expected),
            _ when Plain is [(byte)'1'] || Ascii.EqualsIgnoreCase(Plain, "true") => true,
            _ when Plain is [(byte)'0'] || Ascii.EqualsIgnoreCase(Plain, "false") => false,
            _ => throw Unexpected(Expected),
        };
    }

    public DateTimeOffset? AsTime() =>
        IsNone ? null
        : type == JsonTokenType.String && WireUtc.TryParse(Plain, out var time) ? time
        : throw Unexpected("a time written yyyy-MM-ddTHH:mm:ssZ");

    /// <summary>A day, or that of a time.</summary>
    public DateOnly? AsDay() =>
        IsNone ? null
        : type != JsonTokenType.String ? throw Unexpected("a day written yyyy-MM-dd")
        : WireDay.TryParse(Plain, out var day) ? day
        : WireUtc.TryParse(Plain, out var time) ? DateOnly.FromDateTime(time.UtcDateTime)
        : throw Unexpected("a day written yyyy-MM-dd");

    private bool IsNone => type == JsonTokenType.Null || (type == JsonTokenType.String && _bytes.IsEmpty);

    private TimeSpan? AsDuration(long ticksPerUnit, string expected)
    {
        if (IsNone)
        {
            return null;
        }

        if (!IsScalar || !WireDecimal.TryParse(Plain, out var number) || Math.Abs(number) > TimeSpan.MaxValue.Ticks / ticksPerUnit)
        {
            throw Unexpected(expected);
        }

        return TimeSpan.FromTicks((long)(number * ticksPerUnit));
    }

    private string Unescape() => WireEscapes.Unescape(_bytes) ?? throw Unexpected("a text with valid escapes");

    private WireException Unexpected(string expected) => WireException.Unexpected(type, expected);
}
