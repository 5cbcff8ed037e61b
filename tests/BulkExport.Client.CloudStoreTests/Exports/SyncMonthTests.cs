namespace BulkExport.Client.CloudStoreTests;

/// <summary>Tests a month of daily synchronizations with prices that are final after three days, on each store.</summary>
[Collection(nameof(CloudStoreCollection))]
public sealed class SyncMonthTests(CloudStores stores)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(CloudStores.Kinds), MemberType = typeof(CloudStores))]
    public async Task SyncAsync_PricesFinalAfterThreeDays_StoresEachRecordOnceWithItsFinalPrice(CloudStoreKind kind)
    {
        var store = await stores.CreateStoreAsync(kind);
        await using var month = new SyncMonth(hasDailyExports: true);

        var results = await month.RunAsync(store, Cancellation);

        Assert.All(results, result => Assert.True(result.IsComplete));
        var records = new List<MessageRecord>();
        await foreach (var file in store.ListExportFilesAsync(ResourceType.Messages, cancellationToken: Cancellation))
        {
            var reader = new ExportFileReader(file);
            await reader.VerifyAsync(Cancellation);
            records.AddRange(await reader.ReadRecordsAsync<MessageRecord>(cancellationToken: Cancellation).ToListAsync(Cancellation));
        }

        var truth = Enumerable
            .Range(0, SyncMonth.LastDay.DayNumber - SyncMonth.FirstDay.DayNumber + 1)
            .Select(SyncMonth.FirstDay.AddDays)
            .SelectMany(day => month.Service.Files.Get(ResourceType.Messages, day).ReadRecords());
        Assert.Equal(truth.Select(record => (record.Sid, record.Price)), records.Select(record => (record.Sid.ToString(), record.Price)));
    }
}
