using System.Buffers;
using System.Text.Json;

namespace BulkExport.Client.Testing;

/// <summary>Writes the file that a seed makes of a day, record by record.</summary>
internal static class DayFileWriter
{
    private const int FlushAt = 64 * 1024;
    private const int BytesOfRecord = 400;

    /// <summary>Writes the file.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="resourceType">The kind of records.</param>
    /// <param name="day">The day.</param>
    /// <param name="records">How many records.</param>
    /// <returns>The sum of their prices.</returns>
    public static decimal Write(Stream to, int seed, ResourceType resourceType, DateOnly day, int records)
    {
        var random = SeededRandom.Of(seed, resourceType, day);
        var write = RecordWriters.Get(resourceType);
        using var gzip = new GzipMembers(to, LengthsOfMembers(random, records));
        var buffer = new ArrayBufferWriter<byte>(FlushAt + (4 * BytesOfRecord));
        using var json = new Utf8JsonWriter(buffer, SimulatorJson.Options);
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        var sum = 0m;
        for (var i = 0; i < records; i++)
        {
            sum += write(json, random, midnight.AddSeconds(86_400L * i / records));
            json.Flush();
            json.Reset();
            buffer.Write("\n"u8);
            if (buffer.WrittenCount >= FlushAt)
            {
                gzip.Write(buffer.WrittenSpan);
                buffer.ResetWrittenCount();
            }
        }

        gzip.Write(buffer.WrittenSpan);
        return sum;
    }

    /// <summary>One file in four has several members.</summary>
    private static Func<long> LengthsOfMembers(SeededRandom random, int records)
    {
        if (!random.OneIn(4))
        {
            return () => long.MaxValue;
        }

        var third = Math.Max(1, (long)records * BytesOfRecord / 3);
        return () => 1 + (long)(random.NextDouble() * third);
    }
}
