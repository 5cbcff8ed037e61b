namespace BulkExport.Client.SoakTests;

/// <summary>Reads records from the service.</summary>
internal static class RecordOperations
{
    public static IEnumerable<SoakOperation> All =>
        [
            new("Days.Read", 14, TimeoutLimits.Transfer, ReadAsync) { TransfersFiles = true },
            new("Days.ReadAs", 8, TimeoutLimits.Transfer, ReadRecordsAsync) { TransfersFiles = true },
        ];

    private static async Task ReadAsync(SoakFixture fixture, Call call)
    {
        call.ReadsRecords = true;
        var day = fixture.Days.Any(call.Random);
        await RecordCheck.CompareAsync(
            options => fixture.Client.Days.ReadRecordsAsync<MessageRecord>(day.Day, options, call.Token),
            RecordCheck.IsSame,
            fixture,
            call,
            day
        );
    }

    private static async Task ReadRecordsAsync(SoakFixture fixture, Call call)
    {
        call.ReadsRecords = true;
        var day = fixture.Days.Any(call.Random);
        await RecordCheck.CompareAsync(
            options =>
                fixture.Client.Days.ReadRecordsAsync(
                    SoakFixture.Type,
                    day.Day,
                    CustomRecordContext.Default.CustomRecord,
                    options,
                    call.Token
                ),
            RecordCheck.IsSame,
            fixture,
            call,
            day
        );
    }
}
