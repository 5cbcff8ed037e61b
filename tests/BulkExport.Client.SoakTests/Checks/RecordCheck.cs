namespace BulkExport.Client.SoakTests;

/// <summary>Compares records with those of the day, while they are read.</summary>
internal static class RecordCheck
{
    public static bool IsSame(MessageRecord record, RecordFacts facts) =>
        (record.Sid.ToString(), record.From, record.Body, record.Price) == (facts.Sid, facts.From, facts.Body, facts.Price);

    public static bool IsSame(OwnRecord record, RecordFacts facts) =>
        (record.Sid, record.From, record.Body) == (facts.Sid, facts.From, facts.Body);

    /// <summary>Only a reading that came to its end says that the records are those of the day.</summary>
    /// <returns>Whether it came to its end, rather than being left.</returns>
    public static async Task<bool> CompareAsync<T>(
        Func<RecordReadOptions?, IAsyncEnumerable<T>> read,
        Func<T, RecordFacts, bool> isSame,
        SoakFixture scene,
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
                    scene.Watch.Search($"{record} {record.JsonPath} {record.Expected}", "unreadable records");
                },
            };
        }

        var most = call.Random.Next(5) == 0 ? call.Random.Next(500) : int.MaxValue;
        var (count, wrong) = (0, 0);
        await foreach (var record in read(options))
        {
            if (count >= day.Records.Count || !isSame(record, day.Records[count]))
            {
                wrong++;
            }

            if (count++ == 0)
            {
                scene.Watch.Search(record is OwnRecord ? null : $"{record}", "results"); // what a caller's own type shows is the caller's affair
            }

            if (count >= most)
            {
                return false;
            }
        }

        // Where the records are none, what is right cannot be known; that they were noticed can.
        var isRight = call.Faults.Contains(RecordFaults.Name)
            ? unreadable > 0 || (wrong == 0 && count == day.Records.Count)
            : unreadable == 0 && wrong == 0 && count == day.Records.Count;
        WrongAnswerException.Unless(
            isRight,
            $"{count} records of {day.Day}, {wrong} of them wrong and {unreadable} unreadable, instead of {day.Records.Count}"
        );
        return true;
    }
}
