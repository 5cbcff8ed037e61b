using System.Globalization;
using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Times, which the service writes without a zone and means in UTC.</summary>
internal static class WireTime
{
    public static DateTimeOffset? ReadOrNull(ref Utf8JsonReader reader, string path)
    {
        if (reader.TokenType == JsonTokenType.Null || (reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(""u8)))
        {
            return null;
        }

        if (reader.TokenType == JsonTokenType.String && reader.TryGetDateTime(out var time))
        {
            if (time.Kind == DateTimeKind.Unspecified)
            {
                return new DateTimeOffset(time, TimeSpan.Zero);
            }

            if (reader.TryGetDateTimeOffset(out var zoned))
            {
                return zoned.ToUniversalTime();
            }
        }

        throw WireException.Unexpected(in reader, path, "a time written yyyy-MM-ddTHH:mm:ss");
    }

    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? time) =>
        writer.WriteString(name, time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));
}
