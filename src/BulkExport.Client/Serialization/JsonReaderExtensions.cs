using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Provides extension methods for <see cref="Utf8JsonReader"/> that read the value types of the wire format.</summary>
internal static class JsonReaderExtensions
{
    /// <summary>Advances to the value if the current property has the specified name.</summary>
    public static bool TryReadProperty(this ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        ValueEquals(in reader, name) && reader.Read();

    /// <summary>Determines whether the current property name or string equals the specified value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // the JIT compiler unrolls the comparison with a literal
    public static bool ValueEquals(in Utf8JsonReader reader, ReadOnlySpan<byte> value) =>
        reader.HasValueSequence || reader.ValueIsEscaped ? ValueEqualsSlow(in reader, value) : reader.ValueSpan.SequenceEqual(value);

    /// <summary>Skips the current property and its value.</summary>
    public static void SkipProperty(this ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.SkipValue();
    }

    /// <summary>Skips the current value.</summary>
    /// <remarks><see cref="Utf8JsonReader.Skip"/> throws for a partial stream even when the serializer has buffered the whole value.</remarks>
    public static void SkipValue(this ref Utf8JsonReader reader) => reader.TrySkip();

    /// <summary>Gets the current string.</summary>
    /// <exception cref="WireFormatException">The string is not valid UTF-8.</exception>
    public static string GetValidString(this ref Utf8JsonReader reader, string path)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw WireFormatException.Unexpected(in reader, path, "a valid UTF-8 string");
        }
    }

    /// <summary>Gets the current string, or <see langword="null"/> if the value is null.</summary>
    public static string? GetStringOrNull(this ref Utf8JsonReader reader, string path) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.String => reader.GetValidString(path),
            _ => throw WireFormatException.Unexpected(in reader, path, "a string or null"),
        };

    /// <summary>Gets the current string, or <see langword="null"/> if it is null or empty.</summary>
    public static string? GetStringOrNullIfEmpty(this ref Utf8JsonReader reader, string path) =>
        reader.GetStringOrNull(path) is { Length: > 0 } value ? value : null;

    /// <summary>Gets the current value as a URI, or <see langword="null"/> if it is null or empty.</summary>
    public static Uri? GetUriOrNull(this ref Utf8JsonReader reader, string path)
    {
        if (reader.GetStringOrNullIfEmpty(path) is not { } value)
        {
            return null;
        }

        return TryCreateUri(value, out var uri) ? uri : throw WireFormatException.Unexpected(in reader, path, "a URI");
    }

    /// <summary>Gets the current value as an HTTP method, or <see langword="null"/> if it is null or empty.</summary>
    public static HttpMethod? GetHttpMethodOrNull(this ref Utf8JsonReader reader, string path)
    {
        if (reader.GetStringOrNullIfEmpty(path) is not { } value)
        {
            return null;
        }

        try
        {
            return HttpMethod.Parse(value);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw WireFormatException.Unexpected(in reader, path, "an HTTP method");
        }
    }

    /// <summary>Gets the current value as an integer, or <see langword="null"/> if it is null or empty. An integer out of range is replaced with the nearest one in range.</summary>
    public static int? GetInt32OrNull(this ref Utf8JsonReader reader, string path) =>
        reader.GetInt64OrNull(path) is { } number ? (int)Math.Clamp(number, int.MinValue, int.MaxValue) : null;

    /// <summary>Gets the current value as an integer, or <see langword="null"/> if it is null or empty.</summary>
    public static long? GetInt64OrNull(this ref Utf8JsonReader reader, string path)
    {
        var value = JsonScalar.Create(in reader);
        return value.IsNullOrEmpty ? null
            : value.TryGetInt64(out var number) ? number
            : throw WireFormatException.Unexpected(in reader, path, JsonScalar.IntegerDescription);
    }

    /// <summary>Gets the current value as a date, or <see langword="null"/> if it is null or empty.</summary>
    public static DateOnly? GetDateOrNull(this ref Utf8JsonReader reader, string path)
    {
        var value = JsonScalar.Create(in reader);
        return value.IsNullOrEmpty ? null
            : value.TryGetDate(out var day) ? day
            : throw WireFormatException.Unexpected(in reader, path, DateFormat.Description);
    }

    /// <summary>Gets the current value as a date, which may be written as a timestamp, or <see langword="null"/> if it is null or empty.</summary>
    public static DateOnly? GetDateOfTimestampOrNull(this ref Utf8JsonReader reader, string path) =>
        JsonScalar.Create(in reader).ReadDateOnly(out var day) is { } expected
            ? throw WireFormatException.Unexpected(in reader, path, expected)
            : day;

    /// <summary>Gets the current value as a timestamp, or <see langword="null"/> if it is null or empty.</summary>
    public static DateTimeOffset? GetTimestampOrNull(this ref Utf8JsonReader reader, string path)
    {
        var value = JsonScalar.Create(in reader);
        return value.IsNullOrEmpty ? null
            : value.TryGetDateTimeOffset(out var time) ? time
            : throw WireFormatException.Unexpected(in reader, path, TimestampFormat.Description);
    }

    /// <summary>Gets the current string as a <typeparamref name="TValue"/>, or <see langword="null"/> if it is null or empty.</summary>
    public static TValue? GetValueOrNull<TValue>(this ref Utf8JsonReader reader, string path)
        where TValue : struct, IStringValue<TValue>
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.String)
        {
            throw WireFormatException.Unexpected(in reader, path, TValue.Description);
        }

        if (ValueEquals(in reader, ""u8))
        {
            return null;
        }

        if (!reader.HasValueSequence && !reader.ValueIsEscaped && FindKnownValue<TValue>(reader.ValueSpan) is { } known)
        {
            return known;
        }

        var value = reader.GetValidString(path);
        return TValue.IsValid(value) ? TValue.Create(value) : throw WireFormatException.Unexpected(in reader, path, TValue.Description);
    }

    /// <summary>Gets a value that is represented by a string.</summary>
    public static TValue GetRequiredValue<TValue>(this ref Utf8JsonReader reader, string path)
        where TValue : struct, IStringValue<TValue> =>
        reader.GetValueOrNull<TValue>(path) ?? throw WireFormatException.Unexpected(in reader, path, TValue.Description);

    /// <summary>Finds the known value with the specified name without allocating a string.</summary>
    private static TValue? FindKnownValue<TValue>(ReadOnlySpan<byte> name)
        where TValue : struct, IStringValue<TValue>
    {
        var values = TValue.KnownValues;
        for (var i = 0; i < values.Count; i++)
        {
            if (Ascii.Equals(name, values[i].Value))
            {
                return values[i];
            }
        }

        return null;
    }

    /// <summary>Creates a URI. An absolute path becomes a relative URI; on Unix, it would otherwise become a file URI.</summary>
    private static bool TryCreateUri(string value, [NotNullWhen(true)] out Uri? uri) =>
        Uri.TryCreate(value, value[0] == '/' ? UriKind.Relative : UriKind.RelativeOrAbsolute, out uri);

    private static bool ValueEqualsSlow(in Utf8JsonReader reader, ReadOnlySpan<byte> value)
    {
        try
        {
            return reader.ValueTextEquals(value);
        }
        catch (InvalidOperationException)
        {
            return false; // the escape sequences are not valid UTF-16
        }
    }
}
