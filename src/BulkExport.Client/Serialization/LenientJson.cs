using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Reads values that describe a resource but do not identify it. An invalid value does not invalidate the
/// resource.</summary>
internal static class LenientJson
{
    /// <summary>Reads the current value.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="read">A method that reads the value, or throws a <see cref="WireFormatException"/> without advancing the reader.</param>
    /// <returns>The value, or the default value if it cannot be read.</returns>
    public static T ReadOrDefault<T>(this ref Utf8JsonReader reader, JsonFieldReader<T> read) =>
        reader.TryReadOrSkip(read, out var value) ? value : default!;

    /// <inheritdoc cref="ReadOrDefault"/>
    /// <returns><see langword="true"/> if the value was read; otherwise, <see langword="false"/>, and the value was skipped.</returns>
    public static bool TryReadOrSkip<T>(this ref Utf8JsonReader reader, JsonFieldReader<T> read, out T value)
    {
        try
        {
            value = read(ref reader, string.Empty);
            return true;
        }
        catch (WireFormatException)
        {
            reader.SkipValue();
            value = default!;
            return false;
        }
    }
}
