using DuckDB.NET.Data;

namespace BulkExport.Client.Tests.Sync;

/// <summary>Tests a month of daily synchronizations with prices that are final after three days.</summary>
public sealed class SyncMonthTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("bulkexport-sync-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)] // with the automatic daily export
    public async Task SyncAsync_PricesFinalAfterThreeDays_StoresEachRecordOnceWithItsFinalPrice(bool hasDailyExports)
    {
        await using var month = new SyncMonth(hasDailyExports);
        var results = await month.RunAsync(new DirectoryExportStore(_directory.FullName), Cancellation);

        Assert.All(results, result => Assert.True(result.IsComplete));
        Assert.All(month.Requested, day => Assert.InRange(day.Value, 1, hasDailyExports && day.Key.Day % 10 != 0 ? 1 : 2)); // an automatic export is the first one
        Assert.Equal(month.Requested.Values.Sum(), month.Service.Accounts.DaysRequested.Values.Sum());
        var truth = DayRange
            .Enumerate(SyncMonth.FirstDay, SyncMonth.LastDay)
            .SelectMany(day => month.Service.Files.Get(ResourceType.Messages, day).ReadRecords())
            .ToArray();
        var (count, distinct, priced, sum) = await QueryAsync();
        Assert.Equal((truth.LongLength, truth.LongLength), (count, distinct));
        Assert.Equal(truth.LongCount(record => record.Price is not null), priced);
        Assert.Equal(truth.Sum(record => record.Price ?? 0), sum);
    }

    private async Task<(long Count, long Distinct, long Priced, decimal Sum)> QueryAsync()
    {
        await using var connection = new DuckDBConnection("DataSource=:memory:");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT count(*), count(DISTINCT sid), count(price), sum(price::DECIMAL(18, 5))
            FROM read_json('{_directory.FullName}/resource_type=*/day=*/*.json.gz',
                           format = 'newline_delimited', hive_partitioning = true, union_by_name = true)
            """;
        await using var rows = await command.ExecuteReaderAsync(Cancellation);
        Assert.True(await rows.ReadAsync(Cancellation));
        return (rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetDecimal(3));
    }
}
