namespace BulkExport.Client.SoakTests;

/// <summary>Reads records from local files, complete or truncated.</summary>
internal static class FileOperations
{
    public static IEnumerable<SoakOperation> All =>
        [
            new("ExportFileReader.Read", 8, TimeoutLimits.Transfer, (fixture, call) => ReadAsync(fixture, call, ReadRecordsAsync))
            {
                TransfersFiles = true,
            },
            new("ExportFileReader.ReadAs", 4, TimeoutLimits.Transfer, (fixture, call) => ReadAsync(fixture, call, ReadCustomAsync))
            {
                TransfersFiles = true,
            },
        ];

    private static async Task ReadAsync(
        SoakFixture fixture,
        Call call,
        Func<ExportFileReader, DayContent, SoakFixture, Call, Task<bool>> readAsync
    )
    {
        var day = fixture.Days.Any(call.Random);
        var directory = fixture.GetDirectory(call);
        var path = Path.Combine(directory, "day.gz");
        Directory.CreateDirectory(directory);
        var isCut = call.Random.Next(3) == 0;
        if (isCut)
        {
            call.Faults.Enqueue("truncated file");
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
        var isWhole = await readAsync(file, day, fixture, call);
        UnexpectedResultException.Require(!(isCut && isWhole), "a truncated file was read without an error");
    }

    private static Task<bool> ReadCustomAsync(ExportFileReader file, DayContent day, SoakFixture fixture, Call call) =>
        RecordCheck.CompareAsync(
            options => file.ReadRecordsAsync(CustomRecordContext.Default.CustomRecord, options, call.Token),
            RecordCheck.IsSame,
            fixture,
            call,
            day
        );

    /// <summary>Reads the file as a random record type and compares the fields that the types share.</summary>
    private static Task<bool> ReadRecordsAsync(ExportFileReader file, DayContent day, SoakFixture fixture, Call call)
    {
        return call.Random.Next(5) switch
        {
            0 => As<CallRecord>((record, data) => (record.Sid.ToString(), record.From, record.Price) == (data.Sid, data.From, data.Price)),
            1 => As<ConferenceRecord>((record, data) => record.Sid.ToString() == data.Sid),
            2 => As<ParticipantRecord>((record, _) => record.AccountSid?.ToString() == Days.Account),
            _ => As<MessageRecord>(RecordCheck.IsSame),
        };

        Task<bool> As<T>(Func<T, RecordData, bool> isSame)
            where T : class, IExportRecord<T> =>
            RecordCheck.CompareAsync(options => file.ReadRecordsAsync<T>(options, call.Token), isSame, fixture, call, day);
    }
}
