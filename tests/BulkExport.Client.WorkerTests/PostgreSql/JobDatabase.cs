using Npgsql;

namespace BulkExport.Client.WorkerTests;

/// <summary>Reads the background jobs in a database.</summary>
internal sealed class JobDatabase(string connectionString) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connectionString);

    public string ConnectionString => connectionString;

    /// <summary>Counts the background jobs that are enqueued, scheduled or processing.</summary>
    public async Task<long> CountActiveAsync() =>
        await ReadAsync<long>("SELECT count(*) FROM hangfire.job WHERE statename IN ('Enqueued', 'Scheduled', 'Processing')").SingleAsync();

    /// <summary>Counts the downloads that a process executes, or was executing when it was killed.</summary>
    public async Task<long> CountProcessingAsync(int processId) =>
        await ReadAsync<long>(
                $"""
                SELECT count(*) FROM hangfire.job JOIN hangfire.state ON state.id = job.stateid
                WHERE job.statename = 'Processing' AND job.invocationdata::text LIKE '%DownloadJob%' AND state.data::text LIKE '%:{processId}:%'
                """
            )
            .SingleAsync();

    /// <summary>Counts the recurring jobs.</summary>
    public async Task<long> CountRecurringJobsAsync() =>
        await ReadAsync<bool>("SELECT to_regclass('hangfire.set') IS NOT NULL").SingleAsync()
            ? await ReadAsync<long>("SELECT count(*) FROM hangfire.set WHERE key = 'recurring-jobs'").SingleAsync()
            : 0;

    /// <summary>Counts the processes that execute background jobs.</summary>
    public async Task<long> CountServersAsync() =>
        await ReadAsync<bool>("SELECT to_regclass('hangfire.server') IS NOT NULL").SingleAsync()
            ? await ReadAsync<long>("SELECT count(*) FROM hangfire.server").SingleAsync()
            : 0;

    /// <summary>Reads the arguments of all background jobs.</summary>
    public IAsyncEnumerable<string> ReadArgumentsAsync() => ReadAsync<string>("SELECT DISTINCT arguments::text FROM hangfire.job");

    /// <summary>Reads the states of the background jobs whose arguments contain a text.</summary>
    public IAsyncEnumerable<string> ReadStatesAsync(string text) =>
        ReadAsync<string>(
            $"SELECT state.name FROM hangfire.job JOIN hangfire.state ON state.jobid = job.id WHERE arguments::text LIKE '%{text}%'"
        );

    /// <summary>Reads every row of every table as text.</summary>
    public async IAsyncEnumerable<string> ReadAllRowsAsync()
    {
        var tables = await ReadAsync<string>(
                "SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema')"
            )
            .ToArrayAsync();
        Assert.NotEmpty(tables);
        foreach (var table in tables)
        {
            await foreach (var row in ReadAsync<string>($"SELECT t::text FROM {table} t"))
            {
                yield return row;
            }
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async IAsyncEnumerable<T> ReadAsync<T>(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            yield return reader.GetFieldValue<T>(0);
        }
    }
}
