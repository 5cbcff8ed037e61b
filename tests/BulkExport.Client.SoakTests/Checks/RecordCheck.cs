namespace BulkExport.Client.SoakTests;

/// <summary>Compares the records that a call reads with those of the day.</summary>
internal static class RecordCheck
{
    public static bool IsSame(MessageRecord record, RecordData data) =>
        (record.Sid.ToString(), record.From, record.Body, record.Price) == (data.Sid, data.From, data.Body, data.Price);

    public static bool IsSame(CustomRecord record, RecordData data) =>
        (record.Sid, record.From, record.Body) == (data.Sid, data.From, data.Body);

    /// <summary>Reads records and compares them with those of the day. Reading may stop early; only a complete enumeration verifies the number of
    /// records.</summary>
    /// <returns><see langword="true"/> if the enumeration completed; <see langword="false"/> if it was stopped early.</returns>
    public static async Task<bool> CompareAsync<T>(
        Func<RecordReadOptions?, IAsyncEnumerable<T>> read,
        Func<T, RecordData, bool> isSame,
        SoakFixture fixture,
        Call call,
        DayContent day
    )
    {
        var unreadable = 0;
        RecordReadOptions? options = null;
        if (call.Random.Next(2) == 0)
        {
            options = new RecordReadOptions
            {
                OnError = record =>
                {
                    unreadable++;
                    fixture.Scanner.Search($"{record} {record.JsonPath} {record.ExpectedFormat}", "unreadable records");
                },
            };
        }

        var max = call.Random.Next(5) == 0 ? call.Random.Next(500) : int.MaxValue;
        var (count, wrong) = (0, 0);
        await foreach (var record in read(options))
        {
            if (count >= day.Records.Count || !isSame(record, day.Records[count]))
            {
                wrong++;
            }

            if (count++ == 0)
            {
                fixture.Scanner.Search(record is CustomRecord ? null : $"{record}", "results"); // ToString of a custom type is the responsibility of the caller
            }

            if (count >= max)
            {
                return false;
            }
        }

        // With malformed records, the expected values are unknown; the errors must be reported.
        var condition = call.Faults.Contains(RecordFaults.Name)
            ? unreadable > 0 || (wrong == 0 && count == day.Records.Count)
            : unreadable == 0 && wrong == 0 && count == day.Records.Count;
        UnexpectedResultException.Require(
            condition,
            $"{count} records of {day.Day}, {wrong} of them wrong and {unreadable} unreadable, instead of {day.Records.Count}"
        );
        return true;
    }
}
