using System.Buffers;
using System.Text.Json;

namespace BulkExport.Client.Testing;

/// <summary>Generates the export file of a day.</summary>
internal static class DayFileWriter
{
    private const int FlushThreshold = 64 * 1024;
    private const int EstimatedRecordLength = 400;

    /// <summary>Separates the random numbers that select unsettled records from those of the records.</summary>
    private const int SettlementSeed = 0x5E771E;

    /// <summary>Writes an export file.</summary>
    /// <param name="destination">The destination stream.</param>
    /// <param name="seed">The seed of the random number generator.</param>
    /// <param name="resourceType">The resource type.</param>
    /// <param name="day">The day.</param>
    /// <param name="records">The number of records.</param>
    /// <param name="unsettledProbability">The probability that the values of a record are not final; 0 if all are final.</param>
    /// <returns>The totals of the records. Apart from values that are not final, the records depend only on the seed, the resource type and the
    /// day.</returns>
    public static GeneratedRecords Write(
        Stream destination,
        int seed,
        ResourceType resourceType,
        DateOnly day,
        int records,
        double unsettledProbability
    )
    {
        var random = SeededRandom.Create(seed, resourceType, day);
        var settlement = SeededRandom.Create(seed ^ SettlementSeed, resourceType, day);
        var writeRecord = RecordWriters.Get(resourceType);
        using var gzip = new MultiMemberGzipWriter(destination, CreateMemberLengths(random, records));
        var buffer = new ArrayBufferWriter<byte>(FlushThreshold + (4 * EstimatedRecordLength));
        using var json = new Utf8JsonWriter(buffer, SimulatorJson.Options);
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        var sum = 0m;
        var unsettledCount = 0;
        for (var i = 0; i < records; i++)
        {
            var isSettled = settlement.NextDouble() >= unsettledProbability;
            unsettledCount += isSettled ? 0 : 1;
            sum += writeRecord(json, random, midnight.AddSeconds(86_400L * i / records), isSettled);
            json.Flush();
            json.Reset();
            buffer.Write("\n"u8);
            if (buffer.WrittenCount >= FlushThreshold)
            {
                gzip.Write(buffer.WrittenSpan);
                buffer.ResetWrittenCount();
            }
        }

        gzip.Write(buffer.WrittenSpan);
        return new GeneratedRecords(sum, unsettledCount);
    }

    /// <summary>Creates a callback that returns the length of the next gzip member. On average, one of four files has several members.</summary>
    private static Func<long> CreateMemberLengths(SeededRandom random, int records)
    {
        if (!random.OneIn(4))
        {
            return () => long.MaxValue;
        }

        var lengths = new SeededRandom(random.NextBits()); // separate, because the number of members depends on values that are not final
        var third = Math.Max(1, (long)records * EstimatedRecordLength / 3);
        return () => 1 + (long)(lengths.NextDouble() * third);
    }
}
