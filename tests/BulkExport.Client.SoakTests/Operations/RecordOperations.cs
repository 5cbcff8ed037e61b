namespace BulkExport.Client.SoakTests;

/// <summary>Records from the service.</summary>
internal static class RecordOperations
{
    public static IEnumerable<SoakOperation> All =>
        [
            new("Days.Read", 14, TimeoutLimits.Transfer, ReadAsync) { IsOfFiles = true },
            new("Days.ReadAs", 8, TimeoutLimits.Transfer, ReadRecordsAsync) { IsOfFiles = true },
        ];

    private static async Task ReadAsync(SoakFixture scene, Call call)
    {
        call.ReadsRecords = true;
        var day = scene.Days.Any(call.Random);
        await RecordCheck.CompareAsync(
            options => scene.Client.Days.ReadRecordsAsync<MessageRecord>(day.Day, options, call.Token),
            RecordCheck.IsSame,
            scene,
            call,
            day
        );
    }

    private static async Task ReadRecordsAsync(SoakFixture scene, Call call)
    {
        call.ReadsRecords = true;
        var day = scene.Days.Any(call.Random);
        await RecordCheck.CompareAsync(
            options =>
                scene.Client.Days.ReadRecordsAsync(SoakFixture.Type, day.Day, OwnRecordContext.Default.OwnRecord, options, call.Token),
            RecordCheck.IsSame,
            scene,
            call,
            day
        );
    }
}
