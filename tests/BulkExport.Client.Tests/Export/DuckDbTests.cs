using System.Globalization;
using BulkExport.Client.Testing;
using DuckDB.NET.Data;
using static BulkExport.Client.Tests.Export.ExportFixture;

namespace BulkExport.Client.Tests.Export;

/// <summary>The folder as a warehouse reads it.</summary>
public class DuckDbTests
{
    private const int Days = 5;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Folder_ReadByDuckDb_HasTheCountsAndSumsOfTheRecords()
    {
        await using var scene = new ExportFixture(
            new SimulatedBulkExportOptions
            {
                TimeProvider = new AutoAdvanceTimeProvider(),
                RecordsPerDay = (_, day) => day == FirstDay.AddDays(1) ? 0 : 100 * day.Day, // a day without records is a file as well
                IncludeEmptyDays = true,
            }
        );
        var result = await scene.ExportAsync(Days);
        var ours = new List<(DateOnly Day, long Records, decimal Price)>();
        foreach (var file in result.Files)
        {
            var prices = await new ExportFileReader(file.Path)
                .ReadRecordsAsync<MessageRecord>(cancellationToken: Cancellation)
                .Select(record => record.Price ?? 0)
                .ToListAsync(Cancellation);
            ours.Add((file.Day, prices.Count, prices.Sum()));
        }

        var made = result.Files.Select(file => scene.Service.Files.Get(ResourceType.Messages, file.Day)).ToArray();
        Assert.Equal(made.Select(file => (file.Day, (long)file.RecordCount!, (decimal)file.PriceSum!)), ours);
        Assert.Equal(result.Files.Select(file => file.RecordCount), ours.Select(day => day.Records));
        Assert.Equal(ours.Where(day => day.Records > 0), await QueryAsync(scene.Folder));
    }

    private static async Task<List<(DateOnly Day, long Records, decimal Price)>> QueryAsync(string folder)
    {
        await using var duck = new DuckDBConnection("DataSource=:memory:");
        await duck.OpenAsync(Cancellation);
        await using var command = duck.CreateCommand();
        command.CommandText = $"""
            SELECT day, count(*) AS messages, sum(price::DECIMAL(18, 5)) AS price
            FROM read_json('{folder.Replace("'", "''", StringComparison.Ordinal)}/resource_type=Messages/day=*/*.json.gz',
                           format = 'newline_delimited', hive_partitioning = true, union_by_name = true)
            GROUP BY day ORDER BY day
            """;
        await using var rows = await command.ExecuteReaderAsync(Cancellation);
        var days = new List<(DateOnly, long, decimal)>();
        while (await rows.ReadAsync(Cancellation))
        {
            var day = DateOnly.FromDateTime(Convert.ToDateTime(rows.GetValue(0).ToString(), CultureInfo.InvariantCulture));
            days.Add((day, rows.GetInt64(1), rows.GetDecimal(2)));
        }

        return days;
    }
}
