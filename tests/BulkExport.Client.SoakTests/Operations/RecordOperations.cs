namespace BulkExport.Client.SoakTests;

/// <summary>Records from the service.</summary>
internal static class RecordOperations
{
    public static IEnumerable<SoakOperation> All =>
        [
            new("Days.Read", 14, TimeoutLimits.Transfer, ReadAsync) { IsOfFiles = true },
            new("Days.ReadAs", 8, TimeoutLimits.Transfer, ReadAsAsync) { IsOfFiles = true },
        ];

    private static async Task ReadAsync(SoakFixture scene, Call call)
    {
        call.ReadsRecords = true;
        var day = scene.Days.Any(call.Random);
        await RecordCheck.CompareAsync(
            options => scene.Client.Days.ReadAsync<MessageRecord>(day.Day, options, call.Token),
            RecordCheck.IsSame,
            scene,
            call,
            day
        );
    }

    private static async Task ReadAsAsync(SoakFixture scene, Call call)
    {
        call.ReadsRecords = true;
        var day = scene.Days.Any(call.Random);
        await RecordCheck.CompareAsync(
            options => scene.Client.Days.ReadAsAsync(SoakFixture.Type, day.Day, OwnRecordContext.Default.OwnRecord, options, call.Token),
            RecordCheck.IsSame,
            scene,
            call,
            day
        );
    }
}
