using BulkExport.Client.Testing;
using DuckDB.NET.Data;

namespace BulkExport.Client.CloudStoreTests;

/// <summary>Tests that DuckDB reads the files of a store as they were exported.</summary>
[Collection(nameof(CloudStoreCollection))]
public sealed class DuckDbTests(CloudStores stores)
{
    private const int Days = 4;

    private static readonly DateOnly First = new(2026, 1, 1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(CloudStores.Kinds), MemberType = typeof(CloudStores))]
    public async Task ExportAsync_QueriedWithDuckDb_ReturnsCountsAndSumsOfRecords(CloudStoreKind kind)
    {
        var store = await stores.CreateStoreAsync(kind);
        await using var service = SimulatedBulkExport.Start(
            new SimulatedBulkExportOptions
            {
                RecordsPerDay = (_, day) => 100 * day.Day,
                ConfigureNewJob = job => job with { QueueTime = TimeSpan.Zero, TimePerDay = TimeSpan.Zero },
            }
        );
        using var client = new BulkExportClient(service.CreateClientOptions());
        var request = new CreateJobRequest
        {
            ResourceType = ResourceType.Messages,
            StartDay = First,
            EndDay = First.AddDays(Days - 1),
            FriendlyName = "DuckDB",
        };

        var result = await client.ExportAsync(request, store, cancellationToken: Cancellation);

        Assert.True(result.IsComplete);
        var directory = Directory.CreateTempSubdirectory("bulkexport-duckdb-");
        try
        {
            await CopyAsync(store, directory.FullName);
            var expected = result
                .Files.Select(file => service.Files.Get(ResourceType.Messages, file.Day))
                .Select(file => ($"{file.Day:yyyy-MM-dd}", (long)file.RecordCount!, (decimal)file.PriceSum!));
            Assert.Equal(expected, await QueryAsync(directory.FullName));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task CopyAsync(IExportStore store, string directory)
    {
        await foreach (var file in store.ListAsync("", Cancellation))
        {
            var path = Path.Combine(directory, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var source = await store.OpenReadAsync(file.Path, Cancellation);
            await using var target = File.Create(path);
            await source!.CopyToAsync(target, Cancellation);
        }
    }

    private static async Task<List<(string Day, long Records, decimal Price)>> QueryAsync(string directory)
    {
        await using var connection = new DuckDBConnection("DataSource=:memory:");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT day::VARCHAR, count(*) AS messages, sum(price::DECIMAL(18, 5)) AS price
            FROM read_json('{directory}/resource_type=Messages/day=*/*.json.gz',
                           format = 'newline_delimited', hive_partitioning = true, union_by_name = true)
            GROUP BY day ORDER BY day
            """;
        await using var rows = await command.ExecuteReaderAsync(Cancellation);
        var days = new List<(string, long, decimal)>();
        while (await rows.ReadAsync(Cancellation))
        {
            days.Add((rows.GetString(0), rows.GetInt64(1), rows.GetDecimal(2)));
        }

        return days;
    }
}
