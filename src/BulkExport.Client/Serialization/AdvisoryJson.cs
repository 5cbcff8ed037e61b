using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Reads advisory values, which describe a resource but do not identify it. An invalid advisory value does not invalidate the
/// resource.</summary>
internal static class AdvisoryJson
{
    /// <summary>Reads the current value.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="read">A method that reads the value, or throws a <see cref="WireFormatException"/> without advancing the reader.</param>
    /// <returns>The value, or the default value if it cannot be read.</returns>
    public static T ReadAdvisory<T>(this ref Utf8JsonReader reader, JsonFieldReader<T> read) =>
        reader.TryReadAdvisory(read, out var value) ? value : default!;

    /// <inheritdoc cref="ReadAdvisory"/>
    /// <returns><see langword="true"/> if the value was read; otherwise, <see langword="false"/>, and the value was skipped.</returns>
    public static bool TryReadAdvisory<T>(this ref Utf8JsonReader reader, JsonFieldReader<T> read, out T value)
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
