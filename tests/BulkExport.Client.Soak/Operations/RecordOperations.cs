namespace BulkExport.Client.Soak;

/// <summary>Records, from the service and from files.</summary>
internal static class RecordOperations
{
    public static IEnumerable<SoakOperation> All =>
        [
            new("Days.Read", 14, Limits.Transfer, (scene, call) => FromServiceAsync(scene, call, isOwn: false)),
            new("Days.ReadAs", 8, Limits.Transfer, (scene, call) => FromServiceAsync(scene, call, isOwn: true)),
            new("DayFile.Read", 5, Limits.Transfer, (scene, call) => FromFileAsync(scene, call, isOwn: false)),
            new("DayFile.ReadAs", 4, Limits.Transfer, (scene, call) => FromFileAsync(scene, call, isOwn: true)),
        ];

    private static async Task FromServiceAsync(Scene scene, Call call, bool isOwn)
    {
        call.ReadsRecords = true;
        var day = scene.Days.Any(call.Random);
        _ = isOwn
            ? await CompareAsync(
                options => scene.Client.Days.ReadAsAsync(Scene.Type, day.Day, OwnRecordContext.Default.OwnRecord, options, call.Token),
                Facts,
                scene,
                call,
                day
            )
            : await CompareAsync(
                options => scene.Client.Days.ReadAsync<MessageRecord>(day.Day, options, call.Token),
                Facts,
                scene,
                call,
                day
            );
    }

    /// <summary>From a file that is whole, or cut.</summary>
    private static async Task FromFileAsync(Scene scene, Call call, bool isOwn)
    {
        var day = scene.Days.Any(call.Random);
        var folder = scene.FolderOf(call);
        var path = Path.Combine(folder, "day.gz");
        Directory.CreateDirectory(folder);
        var isCut = call.Random.Next(3) == 0;
        if (isCut)
        {
            call.Faults.Enqueue("file that is cut");
        }

        await File.WriteAllBytesAsync(path, isCut ? day.Bytes[..^(1 + call.Random.Next(8))] : day.Bytes);
        var file = new DayFile(path) { Day = day.Day };
        var isWhole = await (
            isOwn
                ? CompareAsync(
                    options => file.ReadAsAsync(OwnRecordContext.Default.OwnRecord, options, call.Token),
                    Facts,
                    scene,
                    call,
                    day
                )
                : CompareAsync(options => file.ReadAsync<MessageRecord>(options, call.Token), Facts, scene, call, day)
        );
        WrongAnswerException.Unless(!(isCut && isWhole), "a file that is cut was read to its end");
    }

    /// <summary>Compares while reading. Only a reading that came to its end says that the records are those of the day.</summary>
    /// <returns>Whether it came to its end, rather than being left.</returns>
    private static async Task<bool> CompareAsync<T>(
        Func<RecordReadOptions?, IAsyncEnumerable<T>> read,
        Func<T, (string?, string?, string?)> factsOf,
        Scene scene,
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
                OnUnreadable = record =>
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
            if (count >= day.Records.Count || factsOf(record) != (day.Records[count].Sid, day.Records[count].From, day.Records[count].Body))
            {
                wrong++;
            }

            if (count++ == 0)
            {
                scene.Watch.Search(record is MessageRecord message ? $"{message}" : null, "results");
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

    private static (string?, string?, string?) Facts(MessageRecord record) => (record.Sid.ToString(), record.From, record.Body);

    private static (string?, string?, string?) Facts(OwnRecord record) => (record.Sid, record.From, record.Body);
}
