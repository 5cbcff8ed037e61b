using System.Globalization;
using BulkExport.Client.Testing;
using BulkExport.Client.Tests.Docs.Support;
using BulkExport.Client.Tests.Stores;
using DuckDB.NET.Data;

namespace BulkExport.Client.Tests.Docs;

/// <summary>Executes the SQL snippets of <c>docs/scale-out.md</c> with DuckDB, on a directory that two accounts share.</summary>
public sealed class ScaleOutSqlTests : IAsyncLifetime
{
    private static readonly ResourceType[] ResourceTypes = [ResourceType.Calls, ResourceType.Messages];
    private static readonly DateOnly FirstDay = new(2026, 10, 30);

    private readonly TemporaryDirectory _directory = new();
    private readonly TemporaryDirectory _parquet = new();
    private readonly AutoAdvanceTimeProvider _timeProvider = new();
    private readonly SimulatedBulkExport _service;

    public ScaleOutSqlTests()
    {
        _service = SimulatedBulkExport.Start(
            new SimulatedBulkExportOptions { TimeProvider = _timeProvider, RecordsPerDay = (_, day) => 50 + day.Day }
        );
        _service.Accounts.Add();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DirectoryExportStore Shared => new(_directory.Path);

    private IEnumerable<SimulatedAccount> Accounts => _service.Accounts.OrderBy(account => account.AccountSid, StringComparer.Ordinal);

    public async ValueTask InitializeAsync()
    {
        foreach (var account in _service.Accounts)
        {
            using var client = new BulkExportClient(account.CreateClientOptions(), _timeProvider);
            var request = new SyncRequest
            {
                ResourceTypes = [.. ResourceTypes],
                StartDay = FirstDay,
                EndDay = FirstDay.AddDays(3),
                QuotaStore = Shared,
            };
            Assert.True((await ScaleOutSnippets.SyncAsync(client, request, Shared, Cancellation)).IsComplete);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _directory.Dispose();
        _parquet.Dispose();
    }

    [Fact]
    public async Task ByAccount_SharedStore_ReturnsCountsAndSumsOfRecords()
    {
        var expected =
            from account in Accounts
            from type in ResourceTypes
            let days = GetDays(account, type).ToArray()
            select Format(account.AccountSid, type, days.Sum(day => day.Records), days.Sum(day => day.Price));

        Assert.Equal(expected, await QueryAsync("by-account"));
    }

    [Fact]
    public async Task OneAccount_SharedStore_ReturnsCountsAndSumsOfDays()
    {
        foreach (var account in Accounts)
        {
            var expected = GetDays(account, ResourceType.Messages).Select(day => Format(day.Day, day.Records, day.Price));

            Assert.Equal(expected, await QueryAsync("one-account", account.AccountSid));
        }
    }

    [Fact]
    public async Task Parquet_MonthOfSharedStore_HasSameSums()
    {
        await QueryAsync("parquet");
        await QueryAsync("parquet"); // replaces the file

        var expected =
            from account in Accounts
            let days = GetDays(account, ResourceType.Messages).Where(day => day.Day.Month == 10).ToArray()
            select Format(account.AccountSid, ResourceType.Messages, days.Sum(day => day.Records), days.Sum(day => day.Price));
        Assert.Equal(["Messages-2026-10.parquet"], _parquet.Files);
        Assert.Equal(expected, await QueryAsync("parquet-sums"));
    }

    [Fact]
    public async Task ReadAccount_SharedStore_ReturnsSumOfRecords()
    {
        foreach (var account in Accounts)
        {
            var expected = GetDays(account, ResourceType.Messages).Sum(day => day.Price);

            Assert.Equal(expected, await ScaleOutSnippets.SumAsync(Shared, account.AccountSid, Cancellation));
        }
    }

    [Theory]
    [InlineData("account=*/resource_type=*/day=*/*.json.gz")]
    [InlineData("**/*.json.gz")]
    public async Task Glob_SharedStore_IgnoresDocuments(string pattern)
    {
        var files = await ExecuteAsync($"SELECT file FROM glob('{_directory.Path}/{pattern}')");

        Assert.Equal(Accounts.Count() * ResourceTypes.Length * 4, files.Count);
        Assert.DoesNotContain(files, file => file.Contains("_bulkexport", StringComparison.Ordinal));
        Assert.Contains(_directory.Files, file => file.StartsWith("_bulkexport/account=AC", StringComparison.Ordinal));
        Assert.Contains(_directory.Files, file => file.StartsWith("_bulkexport/quota.json/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Partition_NamedAccountSid_ReplacesFieldOfRecords()
    {
        var path = Path.Combine(_parquet.Path, "account_sid=other");
        Directory.CreateDirectory(path);
        await File.WriteAllTextAsync(Path.Combine(path, "day.json"), """{"account_sid":"AC1","sid":"SM1"}""", Cancellation);

        Assert.Equal(
            ["other"],
            await ExecuteAsync($"SELECT account_sid FROM read_json('{_parquet.Path}/*/*.json', hive_partitioning = true)")
        );
    }

    private static IEnumerable<(DateOnly Day, long Records, decimal Price)> GetDays(SimulatedAccount account, ResourceType type) =>
        DayRange
            .Enumerate(FirstDay, FirstDay.AddDays(3))
            .Select(day => account.Files.Get(type, day))
            .Select(file => (file.Day, (long)file.RecordCount!, (decimal)file.PriceSum!));

    private Task<List<string>> QueryAsync(string name, string accountSid = "") =>
        ExecuteAsync(
            ReadSnippet(name)
                .Replace("s3://contoso-exports", _directory.Path, StringComparison.Ordinal)
                .Replace("s3://contoso-parquet", _parquet.Path, StringComparison.Ordinal)
                .Replace("AC…", accountSid, StringComparison.Ordinal)
        );

    private static string ReadSnippet(string name) =>
        MarkdownPage.Read("docs/scale-out.md").CodeBlocks.Single(block => block.Snippet == name).Code;

    /// <summary>Executes a statement.</summary>
    /// <returns>The rows, with the values separated by spaces.</returns>
    private static async Task<List<string>> ExecuteAsync(string sql)
    {
        await using var connection = new DuckDBConnection("DataSource=:memory:");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var rows = new List<string>();
        while (await reader.ReadAsync(Cancellation))
        {
            rows.Add(Format([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]));
        }

        return rows;
    }

    private static string Format(params object[] row) =>
        string.Join(
            ' ',
            row.Select(value => value is decimal number ? number.ToString("0.#####", CultureInfo.InvariantCulture) : $"{value}")
        );
}
