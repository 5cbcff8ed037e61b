namespace BulkExport.Client.SoakTests;

/// <summary>Records from files that are there, whole or cut.</summary>
internal static class FileOperations
{
    public static IEnumerable<SoakOperation> All =>
        [
            new("ExportFileReader.Read", 8, TimeoutLimits.Transfer, (scene, call) => ReadAsync(scene, call, ReadRecordsAsync))
            {
                IsOfFiles = true,
            },
            new("ExportFileReader.ReadAs", 4, TimeoutLimits.Transfer, (scene, call) => ReadAsync(scene, call, ReadOwnAsync))
            {
                IsOfFiles = true,
            },
        ];

    private static async Task ReadAsync(
        SoakFixture scene,
        Call call,
        Func<ExportFileReader, DayContent, SoakFixture, Call, Task<bool>> readAsync
    )
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
        await using var stream = File.OpenRead(path);
        var file = call.Random.Next(3) switch
        {
            0 => new ExportFileReader(path) { Day = day.Day },
            1 => new ExportFileReader(stream),
            _ => new ExportFileReader(
                new ExportFile
                {
                    Day = day.Day,
                    Path = path,
                    Size = day.Bytes.Length,
                    RecordCount = day.Records.Count,
                }
            ),
        };
        var isWhole = await readAsync(file, day, scene, call);
        WrongAnswerException.Unless(!(isCut && isWhole), "a file that is cut was read to its end");
    }

    private static Task<bool> ReadOwnAsync(ExportFileReader file, DayContent day, SoakFixture scene, Call call) =>
        RecordCheck.CompareAsync(
            options => file.ReadRecordsAsync(OwnRecordContext.Default.OwnRecord, options, call.Token),
            RecordCheck.IsSame,
            scene,
            call,
            day
        );

    /// <summary>As records of each kind: what the kinds have in common must come out.</summary>
    private static Task<bool> ReadRecordsAsync(ExportFileReader file, DayContent day, SoakFixture scene, Call call)
    {
        return call.Random.Next(5) switch
        {
            0 => As<CallRecord>(
                (record, facts) => (record.Sid.ToString(), record.From, record.Price) == (facts.Sid, facts.From, facts.Price)
            ),
            1 => As<ConferenceRecord>((record, facts) => record.Sid.ToString() == facts.Sid),
            2 => As<ParticipantRecord>((record, _) => record.AccountSid?.ToString() == Days.Account),
            _ => As<MessageRecord>(RecordCheck.IsSame),
        };

        Task<bool> As<T>(Func<T, RecordFacts, bool> isSame)
            where T : class, IExportRecord<T> =>
            RecordCheck.CompareAsync(options => file.ReadRecordsAsync<T>(options, call.Token), isSame, scene, call, day);
    }
}
