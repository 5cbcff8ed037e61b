using System.Globalization;
using BulkExport.Client.Testing;
using DuckDB.NET.Data;
using static BulkExport.Client.Tests.Export.ExportFixture;

namespace BulkExport.Client.Tests.Export;

/// <summary>Tests that DuckDB can query the exported directory.</summary>
public class DuckDbTests
{
    private const int Days = 5;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ExportAsync_QueriedWithDuckDb_ReturnsCountsAndSumsOfRecords()
    {
        await using var fixture = new ExportFixture(
            new SimulatedBulkExportOptions
            {
                TimeProvider = new AutoAdvanceTimeProvider(),
                RecordsPerDay = (_, day) => day == FirstDay.AddDays(1) ? 0 : 100 * day.Day, // includes a day with an empty file
                IncludeEmptyDays = true,
            }
        );
        var result = await fixture.ExportAsync(Days);
        var actual = new List<(DateOnly Day, long Records, decimal Price)>();
        foreach (var file in result.Files)
        {
            var prices = await new ExportFileReader(file.Path)
                .ReadRecordsAsync<MessageRecord>(cancellationToken: Cancellation)
                .Select(record => record.Price ?? 0)
                .ToListAsync(Cancellation);
            actual.Add((file.Day, prices.Count, prices.Sum()));
        }

        var generated = result.Files.Select(file => fixture.Service.Files.Get(ResourceType.Messages, file.Day)).ToArray();
        Assert.Equal(generated.Select(file => (file.Day, (long)file.RecordCount!, (decimal)file.PriceSum!)), actual);
        Assert.Equal(result.Files.Select(file => file.RecordCount), actual.Select(day => day.Records));
        Assert.Equal(actual.Where(day => day.Records > 0), await QueryAsync(fixture.DirectoryPath));
    }

    private static async Task<List<(DateOnly Day, long Records, decimal Price)>> QueryAsync(string directory)
    {
        await using var connection = new DuckDBConnection("DataSource=:memory:");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT day, count(*) AS messages, sum(price::DECIMAL(18, 5)) AS price
            FROM read_json('{directory.Replace("'", "''", StringComparison.Ordinal)}/resource_type=Messages/day=*/*.json.gz',
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
